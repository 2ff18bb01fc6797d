package imprint.ui.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.line.Outcome;
import imprint.line.Step;
import imprint.ui.kit.Background;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What somebody gets who was not there when a board was set aside. */
class LineReportTest extends AtOneSlot {
  @Test
  void aBoardThatWasSetAsideHasAReportForSomebodyWhoWasNotThere() {
    Outcome aside =
        new Outcome.SetAside(
            Optional.of(Step.RESERVED),
            LOST,
            Optional.of(UNIT),
            Optional.of(Path.of("traces", "a.trace.txt")));
    now = Instant.parse("2026-11-26T16:40:12.345Z");
    model.use(
        new ScriptedSlot(
            watcher -> {
              watcher.identified("ESP32-C3", "60:55:f9:00:00:01");
              watcher.reached(Step.IDENTIFIED, Duration.ofMillis(1200));
              watcher.reached(Step.RESERVED, Duration.ofMillis(1300));
              return aside;
            }),
        false);
    assertThat(model.reportProperty().get()).isEmpty();
    model.provision();
    workers.turn();
    assertThat(model.reportProperty().get().lines())
        .containsExactly(
            "2026-11-26T16:40:12Z",
            "ESP32-C3 · 60:55:f9:00:00:01",
            "SN-1",
            "Done: Board found 1.2 s, Identity reserved 0.1 s. Ended at: Data made.",
            "[link.port-absent] " + LOST.sentence(Locale.ENGLISH),
            LOST.nextAct(Locale.ENGLISH),
            "The last frames are in " + Path.of("traces", "a.trace.txt"))
        .noneMatch(line -> line.contains(UNIT.manualCode()));
    now = now.plusSeconds(600);
    LineViewModel after =
        new LineViewModel(texts, new Background(workers, Runnable::run), () -> now, ends::add);
    after.use(slot(aside), false);
    after.follow(model);
    assertThat(after.reportProperty().get())
        .as("the language changed meanwhile")
        .isEqualTo(model.reportProperty().get());
    model.provision();
    assertThat(model.reportProperty().get()).as("the next board").isEmpty();
  }
}
