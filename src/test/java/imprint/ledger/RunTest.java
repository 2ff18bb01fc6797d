package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTest {
  private static final String HERE = "0123456789abcdef";
  private static final String THERE = "fedcba9876543210";

  @ParameterizedTest
  @ValueSource(strings = {"", HERE})
  void aRunIsGoneWhenItsProcessIsOrAnotherHasItsNumber(String installation) {
    Run own = Run.current(installation);
    assertThat(own.outlived(own)).isFalse();
    assertThat(own.outlived(Run.parse(own.toString()))).isFalse();
    assertThat(own.outlived(new Run(own.pid(), own.started().minusSeconds(60), installation)))
        .isTrue();
    assertThat(own.outlived(new Run(Integer.MAX_VALUE, Instant.EPOCH, installation))).isTrue();
  }

  /** It cannot be asked: its process numbers mean nothing here. */
  @Test
  void aRunOfAnotherComputerIsNeverTakenForGone() {
    Run there = new Run(Integer.MAX_VALUE, Instant.EPOCH, THERE);
    assertThat(Run.current(HERE).outlived(there)).isFalse();
    assertThat(Run.current("").outlived(there)).isFalse();
    assertThat(Run.current(HERE).outlived(new Run(Integer.MAX_VALUE, Instant.EPOCH, ""))).isFalse();
  }

  @Test
  void rowsOfBothFormsAreRead() {
    assertThat(Run.parse("12@1700000000000"))
        .isEqualTo(new Run(12, Instant.ofEpochMilli(1_700_000_000_000L), ""));
    assertThat(Run.parse("12@1700000000000@" + HERE))
        .isEqualTo(new Run(12, Instant.ofEpochMilli(1_700_000_000_000L), HERE))
        .hasToString("12@1700000000000@" + HERE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "12@", "@12", "a@1", "1@1@", "1@1@xyz", "1@1@0123456789ABCDEF"})
  void whatWasNeverWrittenIsNotRead(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Run.parse(text));
  }
}
