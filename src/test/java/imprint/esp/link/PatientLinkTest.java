package imprint.esp.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PatientLinkTest {
  private static final Duration SOON = Duration.ofMillis(30);
  private static final Duration LATE = Duration.ofMinutes(1);
  private static final PatientLink.Limits SHORT = new PatientLink.Limits(LATE, SOON, SOON);
  private static final PatientLink.Limits LONG = new PatientLink.Limits(LATE, LATE, LATE);

  /** The driver wakes up when this comes down. */
  private final CountDownLatch wakes = new CountDownLatch(1);

  @AfterEach
  void wake() {
    wakes.countDown();
  }

  enum Operation {
    READ,
    WRITE,
    DISCARD,
    RATE,
    LINES,
    CLOSE;

    void on(Link link) throws IOException {
      switch (this) {
        case READ -> link.read(new byte[4], SOON);
        case WRITE -> link.write(new byte[4]);
        case DISCARD -> link.discardInput();
        case RATE -> link.baudRate(115_200);
        case LINES -> link.controlLines(true, false);
        case CLOSE -> link.close();
      }
    }
  }

  /** Never returns from one operation. */
  private class Hanging implements Link {
    private final Operation hangs;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Hanging(Operation hangs) {
      this.hangs = hangs;
    }

    private boolean doing(Operation operation) {
      if (operation == hangs) {
        try {
          wakes.await();
        } catch (InterruptedException e) {
          throw new AssertionError("a driver takes no interrupts", e);
        }
      }
      return true;
    }

    @Override
    public int read(byte[] buffer, Duration patience) {
      doing(Operation.READ);
      buffer[0] = 7;
      return 1;
    }

    @Override
    public void write(byte[] bytes) {
      doing(Operation.WRITE);
    }

    @Override
    public void discardInput() {
      doing(Operation.DISCARD);
    }

    @Override
    public boolean baudRate(int rate) {
      return doing(Operation.RATE);
    }

    @Override
    public boolean controlLines(boolean dtr, boolean rts) {
      return doing(Operation.LINES);
    }

    @Override
    public Bridge bridge() {
      return Bridge.NETWORK;
    }

    @Override
    public void close() {
      doing(Operation.CLOSE);
      closed.countDown();
    }
  }

  static Stream<Operation> failing() {
    return Stream.of(Operation.values()).filter(operation -> operation != Operation.CLOSE);
  }

  @ParameterizedTest
  @MethodSource("failing")
  void anOperationThatHangsFailsAndTheLinkIsAbandoned(Operation operation) throws Exception {
    Hanging driver = new Hanging(operation);
    PatientLink link = PatientLink.open("COM5", () -> driver, SHORT);
    assertThatThrownBy(() -> operation.on(link))
        .isInstanceOf(IOException.class)
        .hasMessage("the port hangs");
    for (Operation next : Operation.values()) {
      if (next == Operation.CLOSE) {
        next.on(link);
      } else {
        assertThatThrownBy(() -> next.on(link)).hasMessage("the port hangs");
      }
    }
    wakes.countDown();
    assertThat(driver.closed.await(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void aCloseThatHangsIsNotWaitedFor() throws Exception {
    Hanging driver = new Hanging(Operation.CLOSE);
    PatientLink link = PatientLink.open("COM5", () -> driver, SHORT);
    link.close();
    assertThat(driver.closed.getCount()).isOne();
    link.close();
    assertThatThrownBy(() -> link.write(new byte[1])).isInstanceOf(IOException.class);
  }

  @Test
  void anOpeningThatHangsIsRefusedAndClosedWhenItComesAfterAll() throws Exception {
    Hanging driver = new Hanging(Operation.READ);
    assertThatThrownBy(
            () ->
                PatientLink.open(
                    "COM5",
                    () -> {
                      driver.doing(Operation.READ);
                      return driver;
                    },
                    new PatientLink.Limits(SOON, LATE, LATE)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("link.port-hangs"));
    wakes.countDown();
    assertThat(driver.closed.await(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void whatOpeningRefusesIsRefused() {
    assertThatThrownBy(
            () ->
                PatientLink.open(
                    "COM5",
                    () -> {
                      throw Refusal.of("link.port-busy", "COM5");
                    },
                    LONG))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("link.port-busy"));
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void anotherPortIsNotHarmed(Operation operation) throws Exception {
    PatientLink broken = PatientLink.open("COM5", () -> new Hanging(operation), SHORT);
    MemoryLink.Pair wire = MemoryLink.pair();
    try (PatientLink good = PatientLink.open("COM6", wire::station, LONG)) {
      try {
        operation.on(broken);
      } catch (IOException expected) {
        assertThat(expected).hasMessage("the port hangs");
      }
      good.write(new byte[] {1, 2});
      assertThat(wire.board().read(new byte[4], LATE)).isEqualTo(2);
      wire.board().write(new byte[] {3});
      byte[] buffer = new byte[4];
      assertThat(good.read(buffer, LATE)).isOne();
      assertThat(buffer[0]).isEqualTo((byte) 3);
    }
  }

  @Test
  void aBufferIsNotWrittenWhenTheDriverWakesUpLater() throws Exception {
    Hanging driver = new Hanging(Operation.READ);
    PatientLink link = PatientLink.open("COM5", () -> driver, SHORT);
    byte[] buffer = new byte[4];
    assertThatThrownBy(() -> link.read(buffer, SOON)).hasMessage("the port hangs");
    wakes.countDown();
    assertThat(driver.closed.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(buffer).containsOnly(0);
  }

  @Test
  void whatTheLinkThrowsIsThrown() {
    MemoryLink.Pair wire = MemoryLink.pair();
    PatientLink link = PatientLink.open("COM5", wire::station, LONG);
    wire.board().close();
    assertThatThrownBy(() -> link.read(new byte[1], LATE)).isInstanceOf(EOFException.class);
    assertThat(link.bridge()).isEqualTo(Bridge.UART);
  }

  @Test
  void aClosedLinkLeavesNoThread() throws Exception {
    AtomicReference<Thread> worker = new AtomicReference<>();
    PatientLink link =
        PatientLink.open(
            "COM5",
            () -> {
              worker.set(Thread.currentThread());
              return MemoryLink.pair().station();
            },
            LONG);
    assertThat(worker.get().isDaemon()).isTrue();
    Thread.currentThread().interrupt();
    link.close();
    assertThat(Thread.interrupted()).isTrue();
    worker.get().join(LATE);
    assertThat(worker.get().isAlive()).isFalse();
    assertThatThrownBy(() -> link.discardInput()).hasMessage("the port is closed");
  }

  /** A board made of software may live in a time of its own, behind whatever link. */
  @Test
  void theTimeIsThatOfTheLink() {
    Link slow =
        new Hanging(Operation.READ) {
          @Override
          public long nanoTime() {
            return 42;
          }
        };
    try (PatientLink link = PatientLink.open("COM5", () -> slow, SHORT)) {
      assertThat(link.nanoTime()).isEqualTo(42);
    }
  }
}
