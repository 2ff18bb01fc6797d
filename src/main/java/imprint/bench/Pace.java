package imprint.bench;

/** Whose time a simulated board lives in. */
public enum Pace {
  /** It takes as long as a real one: for people who watch. */
  REAL,
  /** It answers at once and only adds up what it would have taken: for tests and benchmarks. */
  VIRTUAL
}
