package imprint.matter;

import imprint.finding.Refusal;

/** What the user does before the unit can be commissioned (Matter Core Specification 5.1.3.1). */
public enum CommissioningFlow {
  /** Power on is enough. */
  STANDARD(0),
  /** The user presses something first. */
  USER_INTENT(1),
  /** The vendor has steps of its own that come first. */
  CUSTOM(2);

  private final int code;

  CommissioningFlow(int code) {
    this.code = code;
  }

  /**
   * The flow with this number.
   *
   * @throws Refusal matter.flow where no flow has this code
   */
  public static CommissioningFlow of(int code) {
    for (CommissioningFlow flow : values()) {
      if (flow.code == code) {
        return flow;
      }
    }
    throw Refusal.of("matter.flow", code);
  }

  /** The specification's number, two bits of the QR payload. */
  public int code() {
    return code;
  }
}
