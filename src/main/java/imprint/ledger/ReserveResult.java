package imprint.ledger;

/** What became of a claim. */
public sealed interface ReserveResult {
  /** The claim is this unit's alone. */
  record Reserved(Unit unit) implements ReserveResult {}

  /** Another unit has that value, for ever: draw another and try again. */
  record Clash(Field field, String serialNumberOfOther) implements ReserveResult {}

  /**
   * The board already has a live identity. A done one is to be restored or retired; one that is
   * unfinished and {@link Unit#orphaned} can be {@linkplain Unfinished#abandon abandoned}.
   */
  record BoardTaken(Unit unit) implements ReserveResult {}

  /** What no two units may share. */
  enum Field {
    SERIAL_NUMBER,
    DAC_KEY,
    DAC_CERTIFICATE,
    PASSCODE,
    ROTATING_ID
  }
}
