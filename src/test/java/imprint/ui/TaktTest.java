package imprint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TaktTest {
  private final Takt takt = new Takt();
  private Instant now = Instant.EPOCH;

  @Test
  void oneUnitHasNone() {
    pass(5);
    assertThat(takt.each()).isEmpty();
  }

  @Test
  void itIsTheMeanOfTheLastTen() {
    pass(0);
    pass(10);
    pass(20);
    assertThat(takt.each()).contains(Duration.ofSeconds(15));
    for (int unit = 0; unit < 10; unit++) {
      pass(6);
    }
    assertThat(takt.each()).contains(Duration.ofSeconds(6));
  }

  @Test
  void aBreakTellsNothingOfThePace() {
    pass(0);
    pass(10);
    pass(3600);
    assertThat(takt.each()).isEmpty();
    pass(12);
    assertThat(takt.each()).contains(Duration.ofSeconds(12));
  }

  private void pass(int secondsLater) {
    now = now.plusSeconds(secondsLater);
    takt.passed(now);
  }
}
