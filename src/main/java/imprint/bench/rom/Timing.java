package imprint.bench.rom;

import java.time.Duration;

/**
 * How long a chip and its flash memory take.
 *
 * @param sectorErase one 4 KiB sector
 * @param blockErase one 64 KiB block
 * @param program 1 KiB as the ROM programs it, 32 bytes a command
 * @param read 1 KiB read back
 * @param digest 1 KiB through the ROM's MD5
 * @param command everything else about a command
 * @param romStart from reset until the ROM listens
 * @param applicationStart from there until the application has read its data
 * @param latency what a USB bridge and its driver add to each answer
 * @param wire whether bytes take their time on the line
 */
public record Timing(
    Duration sectorErase,
    Duration blockErase,
    Duration program,
    Duration read,
    Duration digest,
    Duration command,
    Duration romStart,
    Duration applicationStart,
    Duration latency,
    boolean wire) {
  /** Field figures for a common 4 MiB flash memory. */
  public static Timing typical() {
    return new Timing(
        Duration.ofMillis(45),
        Duration.ofMillis(150),
        Duration.ofMillis(12),
        Duration.ofNanos(205_000),
        Duration.ofMillis(3),
        Duration.ofNanos(100_000),
        Duration.ofMillis(20),
        Duration.ofMillis(400),
        Duration.ofMillis(2),
        true);
  }

  /** A chip that takes no time at all. */
  public static Timing none() {
    Duration zero = Duration.ZERO;
    return new Timing(zero, zero, zero, zero, zero, zero, zero, zero, zero, false);
  }

  /** Time for {@code bytes} at {@code perKibibyte}, in nanoseconds. */
  public static long share(Duration perKibibyte, long bytes) {
    return perKibibyte.toNanos() * bytes / 1024;
  }
}
