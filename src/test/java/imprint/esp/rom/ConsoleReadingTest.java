package imprint.esp.rom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.esp.rom.ConsoleReading.Span;
import imprint.esp.rom.ConsoleVerdict.Accepted;
import imprint.esp.rom.ConsoleVerdict.Encrypting;
import imprint.esp.rom.ConsoleVerdict.Panic;
import imprint.esp.rom.ConsoleVerdict.Silent;
import imprint.esp.rom.ConsoleVerdict.Unrecognised;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ConsoleReadingTest {
  private static final String READY = "APP READY\n";
  private static final String PANIC = "abort() was called at PC 0x0\n";
  private static final String BEGIN = "flash_encrypt: Encrypting partition 1 at offset 0x0\n";
  private static final String END = "flash_encrypt: Flash encryption completed\n";
  private static final Span SPAN = new Span(Duration.ofSeconds(10), Duration.ofSeconds(60), false);

  private final ConsoleWatch watch =
      new ConsoleWatch(
          new ConsoleRules(
              List.of(),
              Set.of(),
              List.of(LinePattern.of("boot.accept", "APP READY")),
              List.of(),
              List.of(),
              "fctry",
              true));
  private final List<Long> told = new ArrayList<>();
  private long now = 1;

  /** Text by the millisecond at which it is there. */
  private ConsoleVerdict listen(Span span, Map<Integer, String> script) throws IOException {
    TreeMap<Integer, String> left = new TreeMap<>(script);
    ConsoleReading.Console console =
        (buffer, patience) -> {
          long until = now + patience.toNanos();
          if (left.isEmpty() || millis(left.firstKey()) > until) {
            now = until;
            return 0;
          }
          now = Math.max(now, millis(left.firstKey()));
          byte[] bytes = left.pollFirstEntry().getValue().getBytes(StandardCharsets.UTF_8);
          System.arraycopy(bytes, 0, buffer, 0, bytes.length);
          return bytes.length;
        };
    return new ConsoleReading(console, () -> now, () -> false)
        .listen(watch, span, () -> told.add(now));
  }

  private static long millis(long millis) {
    return 1 + millis * 1_000_000;
  }

  @Test
  void aSilentConsoleIsHeardForItsTime() throws IOException {
    assertThat(listen(SPAN, Map.of())).isEqualTo(new Silent());
    assertThat(now).isEqualTo(millis(10_000));
  }

  @Test
  void nobodyWaitsWhenAllWasSaid() throws IOException {
    assertThat(listen(SPAN, Map.of(700, READY))).isEqualTo(new Accepted(List.of()));
    assertThat(now).isBetween(millis(900), millis(1000));
  }

  @Test
  void whatFollowsAtOnceStillCounts() throws IOException {
    assertThat(listen(SPAN, Map.of(700, READY, 850, PANIC))).isEqualTo(new Panic("abort()"));
  }

  @Test
  void aConsoleThatNeverFallsQuietIsNotWaitedFor() throws IOException {
    Map<Integer, String> chatter = new TreeMap<>();
    for (int at = 0; at < 9000; at += 50) {
      chatter.put(at, at == 500 ? READY : "I (1) wifi: beacon\n");
    }
    assertThat(listen(SPAN, chatter)).isEqualTo(new Accepted(List.of()));
    assertThat(now).isBetween(millis(1500), millis(1600));
  }

  @Test
  void theWholeTimeIsHeardWhereAProductWantsThat() throws IOException {
    Span whole = new Span(Duration.ofSeconds(10), Duration.ofSeconds(60), true);
    assertThat(listen(whole, Map.of(700, READY, 9000, PANIC))).isEqualTo(new Panic("abort()"));
    assertThat(now).isLessThan(millis(9400));
  }

  @Test
  void whatComesTooLateIsNotHeard() throws IOException {
    assertThat(listen(SPAN, Map.of(100, "hello\n", 10_001, READY))).isEqualTo(new Unrecognised());
  }

  @Test
  void encryptionIsWaitedForAndThePersonIsToldOnce() throws IOException {
    assertThat(listen(SPAN, Map.of(100, BEGIN, 8000, BEGIN, 45_000, END, 52_000, READY)))
        .isEqualTo(new Accepted(List.of()));
    assertThat(told).containsExactly(millis(100));
  }

  @Test
  void encryptionIsNotWaitedForForEver() throws IOException {
    assertThat(listen(SPAN, Map.of(100, BEGIN))).isEqualTo(new Encrypting());
    assertThat(now).isEqualTo(millis(60_000));
  }

  @Test
  void theLongestTimeHoldsAfterEncryptionToo() throws IOException {
    assertThat(listen(SPAN, Map.of(100, BEGIN, 58_000, END, 61_000, READY)))
        .isEqualTo(new Unrecognised());
    assertThat(now).isEqualTo(millis(60_000));
  }

  @Test
  void somebodyMayStopIt() {
    ConsoleReading reading = new ConsoleReading((buffer, patience) -> 0, () -> now, () -> true);
    assertThatThrownBy(() -> reading.listen(watch, SPAN, () -> {}))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void whatIsKnownIsNotThrownAway() throws IOException {
    byte[] said = READY.getBytes(StandardCharsets.UTF_8);
    watch.feed(said, said.length);
    ConsoleReading.Console silent =
        (buffer, patience) -> {
          now += patience.toNanos();
          return 0;
        };
    assertThat(new ConsoleReading(silent, () -> now, () -> true).listen(watch, SPAN, () -> {}))
        .isEqualTo(new Accepted(List.of()));
  }

  @Test
  void aLinkThatIsGoneIsNoVerdict() {
    ConsoleReading reading =
        new ConsoleReading(
            (buffer, patience) -> {
              throw new EOFException("the cable is out");
            },
            () -> now,
            () -> false);
    assertThatThrownBy(() -> reading.listen(watch, SPAN, () -> {})).isInstanceOf(IOException.class);
  }
}
