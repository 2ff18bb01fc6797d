package imprint.ui.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.line.Step;
import imprint.ui.kit.Texts;
import imprint.ui.line.StepRow.Mark;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final Progress progress = new Progress(new Texts(Locale.ENGLISH));

  @Test
  void showsEveryStepButTheLast() {
    assertThat(progress.rows())
        .extracting(StepRow::step)
        .containsExactlyElementsOf(
            List.of(Step.values()).stream().filter(step -> step != Step.DONE).toList());
  }

  @Test
  void theFirstStepIsUnderWayFromTheStart() {
    progress.start();
    assertThat(marks()).startsWith(Mark.ACTIVE, Mark.AHEAD);
  }

  @Test
  void eachStepHasItsOwnTime() {
    progress.start();
    progress.reached(Step.IDENTIFIED, Duration.ofMillis(800));
    progress.reached(Step.RESERVED, Duration.ofMillis(1300));
    assertThat(progress.rows().get(0).timeProperty().get()).isEqualTo("0.8 s");
    assertThat(progress.rows().get(1).timeProperty().get()).isEqualTo("0.5 s");
    assertThat(marks()).startsWith(Mark.REACHED, Mark.REACHED, Mark.ACTIVE, Mark.AHEAD);
    assertThat(progress.activityProperty().get()).isEqualTo("Making its data");
  }

  @Test
  void aStepThatWasPassedOverSaysSo() {
    progress.start();
    progress.reached(Step.PROVEN, Duration.ofSeconds(3));
    progress.reached(Step.LABELLED, Duration.ofSeconds(4));
    assertThat(progress.rows())
        .filteredOn(row -> row.step() == Step.BOOTED)
        .allMatch(row -> row.markProperty().get() == Mark.SKIPPED);
  }

  @Test
  void aRunThatEndsMarksTheStepItWasOnTheWayTo() {
    progress.start();
    progress.reached(Step.IDENTIFIED, Duration.ofSeconds(1));
    progress.ended();
    assertThat(marks()).startsWith(Mark.REACHED, Mark.ENDED, Mark.AHEAD);
  }

  @Test
  void theBarIsFullAfterTheLastStep() {
    progress.start();
    for (Step step : Step.values()) {
      progress.reached(step, Duration.ofSeconds(9));
    }
    assertThat(progress.fractionProperty().get()).isCloseTo(1, Offset.offset(1e-9));
  }

  @Test
  void anotherRunBeginsAnew() {
    progress.start();
    progress.reached(Step.WRITTEN, Duration.ofSeconds(2));
    progress.start();
    assertThat(progress.fractionProperty().get()).isZero();
    assertThat(progress.rows()).allMatch(row -> row.timeProperty().get().isEmpty());
  }

  @Property
  void theBarNeverGoesBackNorBeyondItsEnds(
      @ForAll List<Step> towards, @ForAll @DoubleRange(min = -2, max = 2) double part) {
    progress.start();
    double before = 0;
    for (Step step : towards) {
      progress.towards(step, part);
      assertThat(progress.fractionProperty().get()).isBetween(before, 1.0);
      before = progress.fractionProperty().get();
    }
  }

  private List<Mark> marks() {
    return progress.rows().stream().map(row -> row.markProperty().get()).toList();
  }
}
