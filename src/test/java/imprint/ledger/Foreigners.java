package imprint.ledger;

/** Records of another line for tests: number {@code n} shares nothing with any other number. */
final class Foreigners {
  private Foreigners() {}

  static Event.Imported.Told told(State state, String order) {
    return new Event.Imported.Told(
        state,
        "compared elsewhere",
        "2020-01-01T00:00:00Z",
        "2020-01-02T00:00:00Z",
        "line 7",
        "Bob",
        "",
        state.live() ? "" : "scrap",
        order);
  }

  static Foreign number(int n) {
    return number(n, State.DONE);
  }

  static Foreign number(int n, State state) {
    return number(n, state, "");
  }

  /** A finished one that was made for an order. */
  static Foreign of(String order, int n) {
    return number(n, State.DONE, order);
  }

  private static Foreign number(int n, State state, String order) {
    Claim claim = Claims.number(n);
    return new Foreign(
        claim.serialNumber(),
        claim.product(),
        claim.board(),
        claim.dac().publicKey(),
        claim.dac().issuer(),
        claim.dac().certificateSerial(),
        20_000_000 + n,
        n,
        new Event.Imported.Source("other.csv", "00", n),
        told(state, order));
  }

  /** What nobody can be a unit without, and nothing else. */
  static Foreign bare(int n) {
    Foreign whole = number(n);
    return new Foreign(
        whole.serialNumber(),
        whole.product(),
        whole.board(),
        null,
        null,
        null,
        null,
        null,
        whole.source(),
        whole.told());
  }
}
