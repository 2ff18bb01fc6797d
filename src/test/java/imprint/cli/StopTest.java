package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopTest {
  @Test
  void withoutABoardInHandTheProgramEndsAtOnce() {
    Stop stop = new Stop();
    try (Stop.Hold held = stop.hold(() -> {})) {
      assertThat(held).isNotNull();
    }
    stop.ask();
    assertThat(stop.asked()).isTrue();
  }

  @Test
  void aBoardThatWouldBeLostIsWaitedForLonger() throws InterruptedException {
    Stop stop = new Stop(Duration.ofMillis(10));
    Thread hook = Thread.ofVirtual().unstarted(stop::ask);
    try (Stop.Hold held = stop.hold(() -> {})) {
      stop.waitAtMost(Duration.ofMinutes(5));
      hook.start();
      hook.join(200);
      assertThat(held).isNotNull();
      assertThat(hook.isAlive()).isTrue();
    }
    stop.ended();
    hook.join();
  }

  @Test
  void nobodyWaitsForEver() throws InterruptedException {
    Stop stop = new Stop(Duration.ofMillis(10));
    try (Stop.Hold held = stop.hold(() -> {})) {
      stop.ask();
      assertThat(held).isNotNull();
    }
  }

  @Test
  void withABoardInHandItsLastWordIsWaitedFor() throws InterruptedException {
    Stop stop = new Stop();
    AtomicInteger told = new AtomicInteger();
    Thread hook = Thread.ofVirtual().unstarted(stop::ask);
    try (Stop.Hold held = stop.hold(told::incrementAndGet)) {
      hook.start();
      while (!stop.asked()) {
        Thread.onSpinWait();
      }
      assertThat(held).isNotNull();
    }
    assertThat(told).hasValue(1);
    hook.join(50);
    assertThat(hook.isAlive()).isTrue();
    stop.ended();
    hook.join();
  }
}
