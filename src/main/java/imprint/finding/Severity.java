package imprint.finding;

/** How bad a {@link Finding} is, mildest first. */
public enum Severity {
  /** Worth knowing; nothing to do. */
  NOTE,
  /** Works, but somebody should look at it before units are sold. */
  WARNING,
  /** Cannot go on like this. */
  ERROR
}
