package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.ledger.Event;
import imprint.ledger.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReprintTest {
  @TempDir Path folder;
  private BenchStation bench;
  private UnitSummary unit;

  @BeforeEach
  void provisionOne() {
    bench = new BenchStation(folder);
    bench.plug("sim:1", 1);
    unit = ((Outcome.Done) bench.run("sim:1")).unit();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void theSameLabelIsMadeAgainByAnySpellingOfTheMac() throws Exception {
    byte[] first = Files.readAllBytes(unit.labelPng().orElseThrow());
    LabelFiles again =
        new Reprint(bench.ledger(), bench.settings())
            .make(unit.mac().replace(":", "").toUpperCase(java.util.Locale.ROOT), "torn", 300);
    assertThat(Files.readAllBytes(again.png())).isEqualTo(first);
  }

  @Test
  void theReasonIsRecorded() {
    new Reprint(bench.ledger(), bench.settings()).make(unit.serialNumber(), "smeared", 203);
    Unit recorded = bench.ledger().find(unit.serialNumber()).orElseThrow();
    assertThat(bench.ledger().history(recorded).getLast().event())
        .isEqualTo(new Event.Reprinted("smeared", 1));
  }

  @Test
  void nobodyReprintsWithoutAReasonOrAUnitThatIsNotThere() {
    refused(
        "line.reason-missing",
        () -> new Reprint(bench.ledger(), bench.settings()).make(unit.mac(), " ", 300));
    refused(
        "line.unit-unknown",
        () -> new Reprint(bench.ledger(), bench.settings()).make("nobody", "why", 300));
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }
}
