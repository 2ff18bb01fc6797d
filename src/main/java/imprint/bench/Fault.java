package imprint.bench;

import imprint.esp.chip.Chip;

/** Something that is wrong with a simulated board or its cable. Counting starts at 1. */
public sealed interface Fault {
  /** Which way bytes go. */
  enum Way {
    TO_BOARD,
    TO_HOST
  }

  /** Byte number {@code index} is lost. */
  record Drop(Way way, long index) implements Fault {}

  /** Byte number {@code index} arrives with the bits of {@code mask} inverted. */
  record Flip(Way way, long index, int mask) implements Fault {}

  /** Byte number {@code index} arrives twice. */
  record Twice(Way way, long index) implements Fault {}

  /** The cable is pulled when byte number {@code index} would pass. */
  record Unplug(Way way, long index) implements Fault {}

  /** Something goes wrong at one request. */
  record At(Moment when, Mishap what) implements Fault {}

  /**
   * Each byte in either direction is lost, has a bit inverted or arrives twice, with a probability
   * of {@code perMille} / 1000.
   *
   * @param seed decides which
   */
  record Noise(long seed, double perMille) implements Fault {}

  /** Erasing never comes to an end, and neither does the command that asked for it. */
  record StuckErase() implements Fault {}

  /** These bits of one byte of flash memory cannot be programmed. */
  record StuckBits(int address, int mask) implements Fault {}

  /** Another chip than the one that was asked for. */
  record WrongChip(Chip chip) implements Fault {}

  /** Everything the board sends is noise. */
  record Garbage() implements Fault {}

  /** Its application behaves like this, whatever is in flash memory. */
  record Application(AppFault does) implements Fault {}

  /** The board never sends anything. */
  record Silence() implements Fault {}

  /** {@code what} at request {@code number}. */
  static Fault at(int number, Mishap what) {
    return new At(Moment.request(number), what);
  }
}
