package imprint.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class BackgroundTest {
  private final List<String> crossed = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private final Background background = new Background(named("worker"), named("window"));

  @Test
  void worksOnAWorkerAndShowsInTheWindow() {
    background.run(() -> "result", shown::add, _ -> shown.add("failed"));
    assertThat(shown).containsExactly("result");
    assertThat(crossed).containsExactly("worker", "window");
  }

  @Test
  void showsAFailureInTheWindowToo() {
    background.run(
        () -> {
          throw new IOException("gone");
        },
        _ -> shown.add("result"),
        e -> shown.add(String.valueOf(e.getMessage())));
    assertThat(shown).containsExactly("gone");
    assertThat(crossed).containsExactly("worker", "window");
  }

  @Test
  void anErrorOfTheMachineIsAnEndAsWell() {
    background.run(
        () -> {
          throw new NoClassDefFoundError("com/fazecast/jSerialComm/SerialPort");
        },
        _ -> shown.add("result"),
        e -> shown.add(Problem.finding(e).sentence(Locale.ENGLISH)));
    assertThat(shown)
        .containsExactly(
            Finding.error("line.unexpected", "NoClassDefFoundError").sentence(Locale.ENGLISH));
    assertThat(crossed).containsExactly("worker", "window");
  }

  private Executor named(String name) {
    return work -> {
      crossed.add(name);
      work.run();
    };
  }
}
