package imprint.line;

/** What is known of a board's start, weakest first. */
public enum BootGrade {
  /** It was restarted, and its boot loader was seen to run. */
  RESTARTED("restarted"),
  /** Its application runs and said what the product asks for, but nothing of this unit alone. */
  APPLICATION_STARTED("application-started"),
  /** Its application runs and showed this unit's own data. */
  APPLICATION_AGREES("application-agrees");

  private final String word;

  BootGrade(String word) {
    this.word = word;
  }

  /** As the ledger and the command line write it. */
  public String word() {
    return word;
  }
}
