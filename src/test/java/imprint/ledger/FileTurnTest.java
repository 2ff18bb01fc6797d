package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FileTurnTest {
  @Test
  void waitsAsLongAsItHasPatienceForAndThenGivesUp() {
    FileTurn turn = new FileTurn(Duration.ofMillis(30));
    long began = System.nanoTime();
    int tries = 0;
    while (turn.callback(tries) != 0) {
      tries++;
    }
    assertThat(System.nanoTime() - began).isGreaterThan(Duration.ofMillis(30).toNanos());
    // the next turn has its own patience
    assertThat(turn.callback(0)).isEqualTo(1);
  }
}
