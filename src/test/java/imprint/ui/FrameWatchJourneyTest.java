package imprint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What watches the frames sees what it is there for. */
@ExtendWith(ApplicationExtension.class)
class FrameWatchJourneyTest {
  private static final Duration LONG = Duration.ofMillis(120);

  @Start
  void open(Stage stage) {
    stage.setScene(new Scene(new Label("frames"), 100, 100));
    stage.show();
  }

  @Test
  void workAndWaitingOnTheThreadAreSeen() {
    try (FrameWatch watch = FrameWatch.started()) {
      WaitForAsyncUtils.waitForFxEvents();
      Platform.runLater(FrameWatchJourneyTest::work);
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(watch.longest()).isGreaterThan(LONG);
    }
    try (FrameWatch watch = FrameWatch.started()) {
      Platform.runLater(FrameWatchJourneyTest::stand);
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(watch.waited()).isGreaterThan(Duration.ofMillis(50));
    }
  }

  private static void work() {
    long end = threadTime() + 2 * LONG.toNanos();
    while (threadTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static long threadTime() {
    return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void stand() {
    java.util.concurrent.locks.LockSupport.parkNanos(2 * LONG.toNanos());
  }
}
