package imprint.ledger;

/** What becomes of another line's record. */
public sealed interface Admission {
  Foreign record();

  /** It is new here. */
  record New(Foreign record) implements Admission {}

  /** It is here already, and says nothing else. */
  record Known(Foreign record, Unit unit) implements Admission {}

  /** A unit of this ledger has that already, or says otherwise of the same unit. */
  record Clash(Foreign record, Part part, Unit unit) implements Admission {}

  /** Another row of the same file has that already. */
  record Twice(Foreign record, Part part, Foreign earlier) implements Admission {}

  /** What the two sides share, or tell differently. */
  enum Part {
    SERIAL_NUMBER,
    DAC_KEY,
    DAC_CERTIFICATE,
    PASSCODE,
    ROTATING_ID,
    /** The board carries a live unit. */
    MAC,
    /** The same unit, which is not told in the same state. */
    STATE
  }
}
