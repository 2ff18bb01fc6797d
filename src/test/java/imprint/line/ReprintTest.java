package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.label.LabelMaker;
import imprint.label.Layout;
import imprint.ledger.Copy;
import imprint.ledger.Event;
import imprint.ledger.Unit;
import imprint.matter.OnboardingPayload;
import imprint.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReprintTest {
  private static final LabelMaker STANDARD = new LabelMaker(Layout.named("standard"), 300);

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
        new Reprint(bench.ledger(), bench.settings().by())
            .make(
                unit.mac().replace(":", "").toUpperCase(java.util.Locale.ROOT),
                "torn",
                STANDARD,
                bench.settings().out());
    assertThat(Files.readAllBytes(again.png())).isEqualTo(first);
  }

  @Test
  void theReasonIsRecorded() {
    new Reprint(bench.ledger(), bench.settings().by())
        .make(
            unit.serialNumber(),
            "smeared",
            new LabelMaker(Layout.named("standard"), 203),
            bench.settings().out());
    Unit recorded = bench.ledger().find(unit.serialNumber()).orElseThrow();
    assertThat(bench.ledger().history(recorded).getLast().event())
        .isEqualTo(new Event.Reprinted("smeared", 1));
  }

  /** Else its label would count as made, and nobody would miss it. */
  @Test
  void aReprintThatIsRefusedIsNotRecorded() throws Exception {
    Reprint reprint = new Reprint(bench.ledger(), bench.settings().by());
    Path noFolder = Files.writeString(bench.settings().out().resolve("file"), "");
    refused("file.unwritable", () -> reprint.make(unit.mac(), "torn", STANDARD, noFolder));
    refused(
        "cli.label-pages",
        () ->
            reprint.make(
                unit.mac(),
                "torn",
                3,
                _ -> {
                  throw Refusal.of("cli.label-pages", 3, "PNG");
                }));
    Unit recorded = bench.ledger().find(unit.serialNumber()).orElseThrow();
    assertThat(bench.ledger().history(recorded).getLast().event()).isEqualTo(new Event.Done());
  }

  /** The passcode is in it, and nowhere else in the ledger. */
  @Test
  void theSealedPayloadIsThatOfTheUnit() {
    Unit recorded = bench.ledger().find(unit.serialNumber()).orElseThrow();
    try (Secret payload = bench.ledger().recall(recorded, Copy.Kind.ONBOARDING_PAYLOAD)) {
      String code = payload.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
      OnboardingPayload read = OnboardingPayload.parse(code);
      assertThat(OnboardingPayload.grouped(read.manualCode())).isEqualTo(unit.manualCode());
      assertThat(bench.ledger().passcodeFingerprint(0xFFF1, 0x8000, read.passcode().value()))
          .isEqualTo(recorded.claim().passcode());
    }
  }

  @ParameterizedTest
  @CsvSource({"never,ledger.copies-never-kept", "until-labelled,ledger.copies-removed"})
  void whatTheProductDoesNotKeepIsNotPrintedAgain(String keep, String code) throws Exception {
    Files.writeString(
        bench.productYaml(), Files.readString(bench.productYaml()) + "keep: " + keep + "\n");
    bench.station().load(bench.productYaml(), null);
    bench.plug("sim:2", 2);
    UnitSummary other = ((Outcome.Done) bench.run("sim:2")).unit();
    assertThat(other.labelPng().orElseThrow()).exists();
    Reprint reprint = new Reprint(bench.ledger(), bench.settings().by());
    refused(code, () -> reprint.make(other.mac(), "torn", STANDARD, bench.settings().out()));
    Unit recorded = bench.ledger().find(other.serialNumber()).orElseThrow();
    assertThat(bench.ledger().history(recorded).getLast().event()).isEqualTo(new Event.Done());
    // the unit before was made when the product kept everything
    reprint.make(unit.mac(), "torn", STANDARD, bench.settings().out());
  }

  @Test
  void nobodyReprintsWithoutAReasonOrAUnitThatIsNotThere() {
    refused(
        "line.reason-missing",
        () ->
            new Reprint(bench.ledger(), bench.settings().by())
                .make(unit.mac(), " ", STANDARD, bench.settings().out()));
    refused(
        "line.unit-unknown",
        () ->
            new Reprint(bench.ledger(), bench.settings().by())
                .make("nobody", "why", STANDARD, bench.settings().out()));
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }
}
