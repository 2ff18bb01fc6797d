package imprint.factory.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that something cut off, wherever. */
class CutOffGenerationTest {
  @TempDir Path out;

  /** What was settled stays; the rest is gone, and the same order goes on. */
  @ParameterizedTest
  @CsvSource({"150, 128", "300, 256"})
  void aFullDiskLeavesWholeUnitsAndCanBeGoneOnWith(int count, int settled) throws IOException {
    Order order = Orders.of(count);
    assertThatThrownBy(() -> Orders.run(order, new Orders.Quiet(), full(3)).run(out, false))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("No space left on device");
    assertThat(units()).isEqualTo(settled);
    assertThat(Orders.made(order, out).units()).isEqualTo(count);
    assertThat(units()).isEqualTo(count);
  }

  /** Its units are in the journal: no other run makes them again. */
  @Test
  void whatIsInTheWayOfAUnitCostsNone() throws IOException {
    Path[] inTheWay = {out};
    FileSync putting =
        new Orders.NoSync() {
          private int settled;

          @Override
          public void settle(Path folder) throws IOException {
            if (++settled == 2) {
              try (Stream<Path> waiting = Files.list(folder.resolve(".imprint-run/units"))) {
                Path unit = waiting.sorted().toList().get(1);
                inTheWay[0] = Files.createDirectory(folder.resolve(unit.getFileName()));
                Files.createFile(inTheWay[0].resolve("x"));
              }
            }
          }
        };
    Order order = Orders.of(5);
    assertThatThrownBy(() -> Orders.run(order, new Orders.Quiet(), putting).run(out, false))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("again");
    assertThat(units()).as("and the one in the way").isEqualTo(5);
    Files.delete(inTheWay[0].resolve("x"));
    Files.delete(inTheWay[0]);
    assertThat(Orders.made(order, out).units()).isEqualTo(5);
    assertThat(units()).isEqualTo(5);
  }

  /** A unit that somebody carried away keeps back no other, and comes back. */
  @Test
  void aUnitThatIsGoneCanBePutBack() throws IOException {
    Order order = Orders.of(300);
    assertThatThrownBy(() -> Orders.run(order, new Orders.Quiet(), full(3)).run(out, false))
        .isInstanceOf(Refusal.class);
    Path folder = out.resolve("fff1_8000");
    Path unit;
    try (Stream<Path> all = Files.list(folder)) {
      unit = all.filter(CutOffGenerationTest::isUnit).findFirst().orElseThrow();
    }
    Files.move(unit, out.resolve("elsewhere"));
    assertThatThrownBy(() -> Orders.made(order, out)).hasMessageContaining("gone");
    Files.move(out.resolve("elsewhere"), unit);
    assertThat(Orders.made(order, out).units()).isEqualTo(300);
    assertThat(units()).isEqualTo(300);
  }

  /** Its staging has its place: another one, with another PAI's key, would take that. */
  @Test
  void aRunThatWasCutOffAfterItsLastMoveIsOnlyForgotten() throws IOException {
    Order order = Orders.of(2);
    // begun, its units, its lists, and then all in its place
    assertThatThrownBy(() -> Orders.run(order, new Orders.Quiet(), full(3)).run(out, false))
        .isInstanceOf(Refusal.class);
    Path staging = out.resolve("fff1_8000/staging/pin_disc.csv");
    byte[] before = Files.readAllBytes(staging);
    assertThat(Orders.made(order, out).units()).isEqualTo(2);
    assertThat(Files.readAllBytes(staging)).isEqualTo(before);
    assertThat(units()).isEqualTo(2);
    try (Stream<Path> all = Files.list(out.resolve("fff1_8000"))) {
      assertThat(all.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("staging-before") || name.equals(".imprint-run"));
    }
  }

  /** The disk has no room after so many times. */
  private static FileSync full(int after) {
    AtomicInteger times = new AtomicInteger();
    return new Orders.NoSync() {
      @Override
      public void settle(Path folder) throws IOException {
        if (times.incrementAndGet() > after) {
          throw new IOException("No space left on device");
        }
      }
    };
  }

  /** A thread that wrote on would bring back what was cleared away. */
  @Test
  void nobodyWritesAnyMoreWhenARunHasFailed() {
    AtomicInteger writing = new AtomicInteger();
    AtomicInteger settled = new AtomicInteger();
    FileSync slow =
        new Orders.NoSync() {
          @Override
          public void written(FileChannel file) {
            writing.incrementAndGet();
            long until = System.nanoTime() + (settled.get() > 1 ? 100_000_000 : 0);
            while (System.nanoTime() < until) {
              // a slow disk, which no interrupt hurries
              Thread.onSpinWait();
            }
            writing.decrementAndGet();
          }

          @Override
          public void settle(Path folder) throws IOException {
            if (settled.incrementAndGet() > 1) {
              LockSupport.parkNanos(20_000_000);
              throw new IOException("No space left on device");
            }
          }
        };
    assertThatThrownBy(() -> Orders.run(Orders.of(300), new Orders.Quiet(), slow).run(out, false))
        .hasMessageContaining("No space left on device");
    assertThat(writing).hasValue(0);
    assertThat(out.resolve("fff1_8000")).doesNotExist();
  }

  @Test
  void aRunThatFailsBeforeItsFirstUnitLeavesNothing() {
    FileSync full =
        new Orders.NoSync() {
          @Override
          public void settle(Path folder) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThatThrownBy(() -> Orders.run(Orders.of(3), new Orders.Quiet(), full).run(out, false))
        .isInstanceOf(Refusal.class);
    assertThat(out.resolve("fff1_8000")).doesNotExist();
  }

  private static boolean isUnit(Path path) {
    return Files.isDirectory(path.resolve("internal"));
  }

  private long units() throws IOException {
    try (Stream<Path> all = Files.walk(out.resolve("fff1_8000"))) {
      return all.filter(path -> path.toString().endsWith("-partition.bin")).count();
    }
  }
}
