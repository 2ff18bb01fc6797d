package imprint.cli;

import imprint.bench.rom.Timing;
import imprint.esp.link.ResetSequence;
import imprint.esp.rom.FlashCommand;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What no flasher that keeps to the ROM's protocol can save on a job: the model of rom-protocol 18
 * with the settings of the simulated board. Bytes that are 0xFF up to the end of their sector are
 * not sent; nothing overlaps, as the ROM does not.
 *
 * @param rate of the line, in bits a second
 */
record FlashFloor(Timing timing, int rate) {
  private static final int FIRST_RATE = 115_200;
  private static final long BITS = 10;

  /** From a rate's acknowledgement until the ROM has it. */
  private static final Duration SWITCHING = Duration.ofMillis(5);

  private static final int ANSWER = 14;
  private static final int MD5_ANSWER = 44;
  private static final int BEGIN = 30;
  private static final int DATA = 26;
  private static final int MD5 = 26;

  /** Bytes of a command and of what answers it, frames included. */
  private record Exchange(int sent, int answered) {}

  /** SYNC with its eight answers, and which chip it is. */
  private static final List<Exchange> HELLO = List.of(new Exchange(46, 112), new Exchange(10, 34));

  /** Where the rate is raised: the command; one answer at the new rate. */
  private static final Exchange RAISE = new Exchange(18, ANSWER);

  private static final Exchange PROOF = new Exchange(10, 34);

  /** MAC in two registers; attach; the memory's id in two; its size. */
  private static final List<Exchange> IDENTIFY =
      List.of(
          new Exchange(14, ANSWER),
          new Exchange(14, ANSWER),
          new Exchange(18, ANSWER),
          new Exchange(106, ANSWER),
          new Exchange(14, ANSWER),
          new Exchange(34, ANSWER));

  /** The parts in their order. */
  Map<String, Duration> parts(List<byte[]> images) {
    Map<String, Long> nanos = new LinkedHashMap<>();
    nanos.put("reset pulse, ROM start", pulse(ResetSequence.TIGHT_QUICK));
    nanos.put("sync, identify, rate, attach", dialogue());
    for (byte[] image : images) {
      long sectors = image.length / FlashCommand.SECTOR;
      add(nanos, "erases", sectors * timing.sectorErase().toNanos());
      add(nanos, "wire and round trips", time(new Exchange(BEGIN, ANSWER), rate));
      for (int at = 0; at < image.length; at += FlashCommand.SECTOR) {
        int used = used(image, at);
        if (used > 0) {
          Exchange block = new Exchange(DATA + used + escapes(image, at, used), ANSWER);
          add(nanos, "wire and round trips", time(block, rate));
          add(nanos, "programming", Timing.share(timing.program(), used));
        }
      }
      add(nanos, "MD5", time(new Exchange(MD5, MD5_ANSWER), rate));
      add(nanos, "MD5", Timing.share(timing.digest(), image.length));
    }
    nanos.put("restart pulse", pulse(ResetSequence.RESTART_QUICK));
    Map<String, Duration> parts = new LinkedHashMap<>();
    nanos.forEach((part, time) -> parts.put(part, Duration.ofNanos(time)));
    return parts;
  }

  /** The sum of the parts. */
  Duration of(List<byte[]> images) {
    return parts(images).values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  private static void add(Map<String, Long> nanos, String part, long more) {
    nanos.merge(part, more, Long::sum);
  }

  private static long pulse(ResetSequence sequence) {
    return sequence.steps().stream().mapToLong(step -> step.hold().toNanos()).sum();
  }

  private long dialogue() {
    long nanos = HELLO.stream().mapToLong(each -> time(each, FIRST_RATE)).sum();
    if (rate != FIRST_RATE) {
      nanos += time(RAISE, FIRST_RATE) + SWITCHING.toNanos() + time(PROOF, rate);
    }
    return nanos + IDENTIFY.stream().mapToLong(each -> time(each, rate)).sum();
  }

  private long time(Exchange exchange, int at) {
    long wire = ((long) exchange.sent() + exchange.answered()) * BITS * 1_000_000_000L / at;
    return wire + timing.command().toNanos() + timing.latency().toNanos();
  }

  private static int used(byte[] image, int from) {
    int end = from + FlashCommand.SECTOR;
    while (end > from && image[end - 1] == (byte) 0xFF) {
      end--;
    }
    return Math.ceilDiv(end - from, 4) * 4;
  }

  /** A frame's end and its escape take two bytes each on the line. */
  private static int escapes(byte[] image, int from, int length) {
    int count = 0;
    for (int i = from; i < from + length; i++) {
      count += image[i] == (byte) 0xC0 || image[i] == (byte) 0xDB ? 1 : 0;
    }
    return count;
  }
}
