package imprint.line;

/** The states of a unit's run, in the order in which they are reached. */
public enum Step {
  /** Chip, MAC, flash, security and partition table are known; nothing was changed on the board. */
  IDENTIFIED,
  /** The ledger holds the identity's claim; the wire was not touched for writing yet. */
  RESERVED,
  /** The images are made, and their sealed copy is kept. */
  BUILT,
  /** The board took every block. */
  WRITTEN,
  /** The content of the chip was compared with the image. */
  PROVEN,
  /** The board was seen to start: its boot loader, or its application with the unit's own data. */
  BOOTED,
  /** The label was made and read back. */
  LABELLED,
  /** Nothing left to do. */
  DONE
}
