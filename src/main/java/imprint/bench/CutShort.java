package imprint.bench;

/** Something ended a session in the middle of what the chip did. */
final class CutShort extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Mishap.Cut reason;

  CutShort(Mishap.Cut reason) {
    super(reason.word(), null, false, false);
    this.reason = reason;
  }

  Mishap.Cut reason() {
    return reason;
  }
}
