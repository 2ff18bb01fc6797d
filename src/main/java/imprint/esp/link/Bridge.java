package imprint.esp.link;

import java.util.List;

/**
 * What is between the computer and the chip's pins, and how to treat it.
 *
 * @param name as a technician calls it
 * @param resets the ways to reset a board into its loader, best first; a link without control lines
 *     answers each with false
 * @param restart the way to restart it into its application
 * @param hasRate whether there is a line rate; where there is none, leave the board's rate alone
 * @param fastestRate highest rate that can be relied on, in bits a second; of no meaning without a
 *     rate
 * @param largestBlock most bytes of one data command
 * @param ownUsb the chip's own USB: the port may vanish and come back under another name with a
 *     reset, and a reset leaves the chip's watchdogs running
 * @param patience how many times as long as at a local port to wait for answers
 */
public record Bridge(
    String name,
    List<ResetSequence> resets,
    ResetSequence restart,
    boolean hasRate,
    int fastestRate,
    int largestBlock,
    boolean ownUsb,
    int patience) {
  /** Every ROM's limit for the data of one command, in bytes (rom-protocol 19). */
  public static final int LARGEST_BLOCK = 0x1800;

  /** Highest rate that is ever tried, in bits a second. */
  public static final int FASTEST_RATE = 921_600;

  /** Any UART bridge, where both lines can be set at once. */
  public static final Bridge UART =
      new Bridge(
          "UART",
          List.of(
              ResetSequence.TIGHT_QUICK,
              ResetSequence.TIGHT,
              ResetSequence.TIGHT_LONG,
              ResetSequence.CLASSIC,
              ResetSequence.CLASSIC_LONG),
          ResetSequence.RESTART,
          true,
          FASTEST_RATE,
          LARGEST_BLOCK,
          false,
          1);

  /** Any UART bridge under Windows, which sets one line after the other. */
  public static final Bridge UART_WINDOWS =
      UART.resetBy(
          List.of(ResetSequence.CLASSIC_QUICK, ResetSequence.CLASSIC, ResetSequence.CLASSIC_LONG),
          ResetSequence.RESTART);

  /** Bytes over a network, without rate and control lines; answers are longer under way. */
  public static final Bridge NETWORK = UART.named("network").withoutRate().withPatience(3);

  /** A serial port behind a server that lets its rate and control lines be set. */
  public static final Bridge RFC2217 = UART.named("RFC 2217").withPatience(3);

  public Bridge {
    resets = List.copyOf(resets);
  }

  /**
   * The way to restart a board that {@code reset} brought into its loader: a short pulse that has
   * just reset it does so again.
   *
   * @param reset name of the sequence
   */
  public ResetSequence restartAfter(String reset) {
    boolean quick =
        reset.equals(ResetSequence.TIGHT_QUICK.name())
            || reset.equals(ResetSequence.CLASSIC_QUICK.name());
    return quick && restart.equals(ResetSequence.RESTART) ? ResetSequence.RESTART_QUICK : restart;
  }

  Bridge named(String newName) {
    return new Bridge(
        newName, resets, restart, hasRate, fastestRate, largestBlock, ownUsb, patience);
  }

  Bridge resetBy(List<ResetSequence> newResets, ResetSequence newRestart) {
    return new Bridge(
        name, newResets, newRestart, hasRate, fastestRate, largestBlock, ownUsb, patience);
  }

  Bridge withoutRate() {
    return new Bridge(name, resets, restart, false, fastestRate, largestBlock, ownUsb, patience);
  }

  Bridge upTo(int rate) {
    return new Bridge(name, resets, restart, hasRate, rate, largestBlock, ownUsb, patience);
  }

  Bridge onChip(int block) {
    return new Bridge(name, resets, restart, false, fastestRate, block, true, patience);
  }

  Bridge withPatience(int factor) {
    return new Bridge(name, resets, restart, hasRate, fastestRate, largestBlock, ownUsb, factor);
  }
}
