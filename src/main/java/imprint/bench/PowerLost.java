package imprint.bench;

/** The chip lost its supply in the middle of what it did. */
final class PowerLost extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final FaultLine.Interruption reason;

  PowerLost(FaultLine.Interruption reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  FaultLine.Interruption reason() {
    return reason;
  }
}
