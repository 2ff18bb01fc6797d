package imprint.factory.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.factory.SerialPattern;
import imprint.factory.StationCode;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {
  @TempDir Path out;

  /** Six runs in one second leave three summaries in the tool. */
  @Test
  void everyRunKeepsItsSummary() throws IOException {
    for (int i = 0; i < 4; i++) {
      Orders.made(Orders.of(2), out);
    }
    try (Stream<Path> all = Files.list(out.resolve("fff1_8000"))) {
      assertThat(all.filter(path -> path.getFileName().toString().startsWith("summary-")))
          .hasSize(4);
    }
    assertThat(out.resolve("fff1_8000/staging/pin_disc.csv")).exists();
  }

  /** A new PAI's key must not replace the one before it. */
  @Test
  void theStagingOfTheRunBeforeIsKept() throws IOException {
    Orders.made(Orders.of(1), out);
    byte[] before = Files.readAllBytes(out.resolve("fff1_8000/staging/pin_disc.csv"));
    Orders.made(Orders.of(1), out);
    try (Stream<Path> all = Files.list(out.resolve("fff1_8000"))) {
      Path kept =
          all.filter(path -> path.getFileName().toString().startsWith("staging-before-"))
              .findFirst()
              .orElseThrow();
      assertThat(Files.readAllBytes(kept.resolve("pin_disc.csv"))).isEqualTo(before);
    }
  }

  @Test
  void thereMustBeSomethingToResumeWhereOneInsists() {
    assertThatThrownBy(() -> Orders.run(Orders.of(1), new Orders.Quiet()).run(out, true))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("--resume");
    assertThat(out.resolve("fff1_8000")).doesNotExist();
  }

  /** A slip in the command leaves the run as it is. */
  @Test
  void insistingDoesNotCloseTheRunOfAnotherCommand() {
    AtomicInteger groups = new AtomicInteger();
    FileSync full =
        new Orders.NoSync() {
          @Override
          public void settle(Path folder) throws IOException {
            if (groups.incrementAndGet() > 3) {
              throw new IOException("No space left on device");
            }
          }
        };
    Order order = Orders.of(150);
    assertThatThrownBy(() -> Orders.run(order, new Orders.Quiet(), full).run(out, false))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> Orders.run(Orders.of(151), new Orders.Quiet()).run(out, true))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("factory.resume-another"));
    assertThat(Orders.run(order, new Orders.Quiet()).run(out, true).units()).isEqualTo(150);
  }

  /** What the order runs out of at its end is said before its first unit. */
  @Test
  void anOrderBeyondItsCounterMakesNothing() {
    Order order = counted(1000);
    assertThatThrownBy(() -> Orders.made(order, out))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("serial.used-up"));
    assertThat(out.resolve("fff1_8000")).doesNotExist();
  }

  /** Units that are there already use the counter up. */
  @Test
  void theCounterGoesOnBehindEarlierRuns() throws IOException {
    Orders.made(counted(2), out);
    assertThatThrownBy(() -> Orders.made(counted(998), out)).isInstanceOf(Refusal.class);
    assertThat(units()).isEqualTo(2);
    assertThat(Orders.made(counted(2), out).units()).isEqualTo(2);
  }

  /** Of a later row, which is found before the first one is made. */
  @Test
  void aSerialNumberOfAnEarlierRunIsFoundBeforeTheFirstUnit() throws IOException {
    Orders.made(Orders.of(1, Optional.of(serials("taken"))), out);
    OwnKeys many =
        serials(
            IntStream.range(0, 200)
                .mapToObj(i -> i == 190 ? "taken" : "S" + i)
                .toArray(String[]::new));
    assertThatThrownBy(() -> Orders.made(Orders.of(200, Optional.of(many)), out))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("factory.serial-taken"));
    assertThat(units()).isEqualTo(1);
    assertThat(out.resolve("fff1_8000/.imprint-run")).doesNotExist();
  }

  /** What a run has made of its own rows is not in the way of the rest. */
  @Test
  void ownSerialNumbersAreGoneOnWith() throws IOException {
    AtomicInteger groups = new AtomicInteger();
    FileSync full =
        new Orders.NoSync() {
          @Override
          public void settle(Path folder) throws IOException {
            if (groups.incrementAndGet() > 3) {
              throw new IOException("No space left on device");
            }
          }
        };
    OwnKeys keys = serials(IntStream.range(0, 150).mapToObj(i -> "S" + i).toArray(String[]::new));
    Order order = Orders.of(150, Optional.of(keys));
    assertThatThrownBy(() -> Orders.run(order, new Orders.Quiet(), full).run(out, false))
        .isInstanceOf(Refusal.class);
    assertThat(Orders.run(order, new Orders.Quiet()).run(out, true).units()).isEqualTo(150);
  }

  private static Order counted(int count) {
    SecureRandom random = new SecureRandom();
    Order order = Orders.of(count);
    return new Order(
        order.info(),
        count,
        order.access(),
        new Order.Naming(
            Optional.empty(),
            SerialSource.pattern(
                SerialPattern.parse("L{counter:3}", "test"),
                StationCode.of(""),
                random,
                Clock.systemUTC()),
            false,
            Optional.empty(),
            Optional.empty()),
        order.dacSource(),
        order.dacTerms(),
        order.declaration(),
        order.images(),
        order.ownKeys());
  }

  private OwnKeys serials(String... values) throws IOException {
    Path keys = Files.writeString(out.resolve("k.csv"), "serial-num,data,string\nz,data,u8\n");
    Path rows = out.resolve("v.csv");
    Files.writeString(rows, "serial-num,z\n" + String.join(",1\n", values) + ",1\n");
    return OwnKeys.read(keys, rows, out);
  }

  private long units() throws IOException {
    try (Stream<Path> all = Files.walk(out.resolve("fff1_8000"))) {
      return all.filter(path -> path.toString().endsWith("-partition.bin")).count();
    }
  }
}
