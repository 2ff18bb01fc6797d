package imprint.line.people;

/**
 * What one guess costs.
 *
 * @param memoryKib 64 … 1048576
 * @param passes 1 … 32
 */
public record Cost(int memoryKib, int passes) {
  /** As for the passphrase of the station key. */
  public static final Cost USUAL = new Cost(64 * 1024, 3);
}
