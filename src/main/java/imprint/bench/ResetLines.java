package imprint.bench;

/** What is between a host's control lines and a chip's reset. */
interface ResetLines {
  /** What a change of the lines does to the chip. */
  enum Effect {
    NONE,
    HELD_IN_RESET,
    STARTS_STRAPPED,
    STARTS_FREE,
    /** The chip's own USB restarts it, whatever its boot pin says, into its loader. */
    RESTARTS_STRAPPED,
    /** The same without asking for the loader: it goes where its pin said last. */
    RESTARTS
  }

  /** Sets both lines, true = asserted. */
  Effect set(boolean dtr, boolean rts);

  /** Time goes by. */
  Effect settle();
}
