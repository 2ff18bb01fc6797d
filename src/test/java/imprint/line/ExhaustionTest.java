package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.factory.SerialPattern;
import imprint.ledger.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is drawn from may be full: the draws end, and the end is said in words. */
class ExhaustionTest {
  private static final String PORT = "sim:1";

  @TempDir Path folder;

  /** Draws one passcode for ever, and all else as it should be. */
  private static final class OnePasscode extends SecureRandom {
    private static final int ALL = 99_999_999;

    @Override
    public int nextInt(int origin, int bound) {
      return bound == ALL ? 20202021 : super.nextInt(origin, bound);
    }
  }

  @Test
  void aProductWhosePasscodesAreTakenIsRefusedAndNothingIsReserved() throws Exception {
    try (BenchStation bench = new BenchStation(folder, "A", new OnePasscode())) {
      bench.serialNumbers("{counter:6}");
      bench.plug(PORT, 1);
      assertThat(bench.run(PORT)).isInstanceOf(Outcome.Done.class);
      bench.plug(PORT, 2);
      Outcome.SetAside refused = (Outcome.SetAside) bench.run(PORT);
      assertThat(refused.finding().code()).isEqualTo("line.passcodes-exhausted");
      assertThat(refused.finding().sentence(Locale.ENGLISH))
          .contains("100 tries")
          .contains("TEST Light");
      assertThat(bench.ledger().latest(9)).hasSize(1);
    }
  }

  @Test
  void aSerialNumberThatIsTakenIsDrawnAnew() throws Exception {
    try (BenchStation bench = new BenchStation(folder)) {
      bench.serialNumbers("{random:1}");
      for (int unit = 1; unit <= 8; unit++) {
        bench.plug(PORT, unit);
        assertThat(bench.run(PORT)).isInstanceOf(Outcome.Done.class);
      }
      assertThat(bench.ledger().latest(99)).extracting(Unit::serialNumber).doesNotHaveDuplicates();
    }
  }

  @Test
  void aPatternThatIsFullIsNamed() throws Exception {
    try (BenchStation bench = new BenchStation(folder)) {
      String pattern = "{random:1}";
      bench.serialNumbers(pattern);
      int done = -1;
      Outcome last;
      do {
        bench.plug(PORT, ++done);
        last = bench.run(PORT);
      } while (last instanceof Outcome.Done);
      assertThat(done)
          .isBetween(24, SerialPattern.parse(pattern, "test").capacity().intValueExact());
      Outcome.SetAside refused = (Outcome.SetAside) last;
      assertThat(refused.finding().code()).isEqualTo("line.serial-numbers-exhausted");
      assertThat(refused.finding().toString()).contains(pattern).contains("data.serial-number");
    }
  }

  @Test
  void aCounterAtItsEndSaysSoAndGoesOnWithMoreDigits() throws Exception {
    try (BenchStation bench = new BenchStation(folder)) {
      bench.serialNumbers("A{counter:1}");
      for (int unit = 1; unit <= 9; unit++) {
        bench.plug(PORT, unit);
        assertThat(bench.run(PORT)).isInstanceOf(Outcome.Done.class);
      }
      bench.plug(PORT, 10);
      Outcome.SetAside refused = (Outcome.SetAside) bench.run(PORT);
      assertThat(refused.finding().code()).isEqualTo("serial.used-up");
      bench.serialNumbers("A{counter:4}");
      assertThat(((Outcome.Done) bench.run(PORT)).unit().serialNumber()).isEqualTo("A0011");
    }
  }

  @Test
  void boardsThatDoNotAnswerAndBoardsThatAreDoneCostNoNumber() throws Exception {
    try (BenchStation bench = new BenchStation(folder)) {
      bench.serialNumbers("{counter:6}");
      for (int i = 0; i < 3; i++) {
        assertThat(bench.run("sim:nobody")).isInstanceOf(Outcome.SetAside.class);
      }
      bench.plug(PORT, 1);
      assertThat(((Outcome.Done) bench.run(PORT)).unit().serialNumber()).isEqualTo("000001");
      for (int i = 0; i < 3; i++) {
        assertThat(((Outcome.SetAside) bench.run(PORT)).finding().code())
            .isEqualTo("line.board-has-identity");
      }
      bench.plug(PORT, 2);
      assertThat(((Outcome.Done) bench.run(PORT)).unit().serialNumber()).isEqualTo("000002");
    }
  }

  @Test
  void stationsOfOneLedgerCountTogether() throws Exception {
    try (BenchStation left = new BenchStation(folder, "A")) {
      left.serialNumbers("{station}{counter:3}");
      left.plug(PORT, 1);
      assertThat(((Outcome.Done) left.run(PORT)).unit().serialNumber()).isEqualTo("A001");
      try (BenchStation right = new BenchStation(folder, "B")) {
        right.plug(PORT, 2);
        assertThat(((Outcome.Done) right.run(PORT)).unit().serialNumber()).isEqualTo("B002");
      }
      left.plug(PORT, 3);
      assertThat(((Outcome.Done) left.run(PORT)).unit().serialNumber()).isEqualTo("A003");
    }
  }

  @Test
  void aStationWhoseNameDoesNotFitRefusesTheProductBeforeTheFirstBoard() throws Exception {
    try (BenchStation bench = new BenchStation(folder, "a station with a long name")) {
      String before = Files.readString(bench.productYaml());
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> bench.serialNumbers("{station}{counter:3}"))
          .hasMessageContaining("a station with a long name");
      assertThat(Files.readString(bench.productYaml())).isNotEqualTo(before);
      bench.plug(PORT, 1);
      assertThat(bench.run(PORT)).as("the product in use stays").isInstanceOf(Outcome.Done.class);
    }
  }
}
