package imprint.bench;

/** Whose time a simulated board lives in. */
public enum Pace {
  /** It takes as long as a real one: for people who watch. */
  REAL,
  /** It answers at once and only adds up what it would have taken: for tests and benchmarks. */
  VIRTUAL,
  /**
   * The same, and waiting takes no time either: a read that would wait lets the board's time leap
   * to what it waits for, or to the end of its patience. What happens depends on nothing but what
   * is sent, so it is the same each time. For one thread that writes and reads.
   */
  LEAPING
}
