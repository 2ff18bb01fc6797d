package imprint.bench.rom;

/** What the loader does to the world outside the ROM. */
public interface Surroundings {
  /** Instead of a time: a watchdog sleeps. */
  long NEVER = Long.MAX_VALUE;

  /** Request number {@code opcode} is complete and will be executed now. */
  void request(int opcode);

  /** Sends bytes at the rate that is set now. */
  void transmit(byte[] bytes);

  /** Keeps the chip busy for so many nanoseconds of its own time. */
  void work(long nanos);

  /**
   * Sets the UART's divider.
   *
   * @param sixteenths crystal frequency over rate, in 1/16
   */
  void divider(int sixteenths);

  /** Restarts the chip without reading its straps again. */
  void softwareReset();

  /** A watchdog will reset the chip in so many nanoseconds of its own time, or {@link #NEVER}. */
  void watchdog(long nanos);

  /** The download loop ended and what comes after it in the ROM runs. */
  void leaveLoader();

  /** Runs code in RAM, which the model can only play. */
  void jump(int entry);
}
