package imprint.line.packing;

import static imprint.line.packing.PackedUnits.BY;
import static imprint.line.packing.PackedUnits.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.Event;
import imprint.ledger.LabelTrace;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.Scan;
import imprint.line.packing.ScanBack.Verdict;
import imprint.matter.CommissioningFlow;
import imprint.matter.OnboardingPayload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanBackTest {
  @TempDir Path folder;
  private PackedUnits units;
  private ScanBack desk;
  private Unit mine;
  private Unit other;

  @BeforeEach
  void pack() {
    units = new PackedUnits(folder);
    desk = new ScanBack(units.ledger(), BY);
    mine = units.done(1);
    other = units.done(2);
  }

  @AfterEach
  void close() {
    units.close();
  }

  private int events(Unit unit) {
    return units.ledger().history(unit).size();
  }

  private static Finding wrong(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Wrong.class);
    return ((Verdict.Wrong) verdict).why();
  }

  @Test
  void whateverIsPrintedOnTheLabelClosesIt() {
    String manual = payload(1).manualCode();
    List<String> texts =
        List.of(
            payload(1).qrCode(),
            payload(1).qrCode().toLowerCase(Locale.ROOT) + "\r",
            manual,
            OnboardingPayload.grouped(manual),
            mine.serialNumber(),
            mine.serialNumber().toLowerCase(Locale.ROOT),
            mine.mac().text(),
            "240AC4000001");
    List<String> kinds =
        List.of(
            "qr-code",
            "qr-code",
            "manual-code",
            "manual-code",
            "serial-number",
            "serial-number",
            "mac",
            "mac");
    for (int i = 0; i < texts.size(); i++) {
      assertThat(desk.of(texts.get(i), mine))
          .as(texts.get(i))
          .isEqualTo(new Verdict.Right(mine, kinds.get(i), i > 0));
      mine = units.ledger().find(mine.serialNumber()).orElseThrow();
    }
    // the first scan closed it; a scanner that reads it again adds nothing
    assertThat(events(mine)).isEqualTo(events(other) + 1);
    assertThat(mine.last().event()).isEqualTo(new Event.LabelScanned("qr-code"));
    assertThat(mine.state()).isEqualTo(State.DONE);
  }

  @Test
  void anotherUnitsLabelIsNamedWithBothAndRecordsNothing() {
    for (String text :
        List.of(
            payload(2).qrCode(),
            payload(2).manualCode(),
            other.serialNumber(),
            other.serialNumber().toLowerCase(Locale.ROOT),
            other.mac().text())) {
      Finding why = wrong(desk.of(text, mine));
      assertThat(why.code()).as(text).isEqualTo("line.scan-other");
      assertThat(why.sentence(Locale.ENGLISH)).contains(mine.serialNumber(), other.serialNumber());
      assertThat(why.nextAct(Locale.ENGLISH)).contains(mine.serialNumber());
    }
    assertThat(events(mine)).isEqualTo(6);
    assertThat(events(other)).isEqualTo(6);
  }

  /** What opens a device must not stand on the screen or in a log. */
  @Test
  void whatNobodyKnowsIsNotRepeated() {
    String foreign = payload(9).qrCode();
    for (String text : List.of(foreign, payload(9).manualCode(), foreign.substring(2), "what?")) {
      Verdict verdict = desk.of(text, mine);
      Finding why = wrong(verdict);
      assertThat(why.code()).as(text).isEqualTo("line.scan-unknown");
      assertThat(verdict.toString()).doesNotContain(text);
      assertThat(wrong(desk.ofAny(text)).code()).isEqualTo("line.scan-of-none");
    }
    assertThat(Scan.read(foreign.substring(2), _ -> false).toString())
        .doesNotContain(foreign.substring(5));
  }

  @Test
  void aCodeThatWasMisreadSaysSo() {
    String manual = payload(1).manualCode();
    char last = manual.charAt(10);
    String misread = manual.substring(0, 10) + (last == '9' ? '0' : (char) (last + 1));
    assertThat(wrong(desk.of(misread, mine)).code()).isEqualTo("matter.manual-check");
    assertThat(wrong(desk.of("MT:Y.K9", mine)).code()).startsWith("matter.");
    assertThat(events(mine)).isEqualTo(6);
  }

  /** Only the serial number of a code says whose it is, and digits may be either. */
  @Test
  void aSerialNumberThatLooksLikeAManualCodeIsOne() {
    OnboardingPayload third = payload(3);
    Unit digits = units.done(payload(1).manualCode(), 3, third);
    assertThat(desk.of(digits.serialNumber(), digits))
        .isEqualTo(new Verdict.Right(digits, "serial-number", false));
  }

  @Test
  void codesWithIdsAreHeldAgainstThemAsWell() {
    OnboardingPayload custom = payload(4, CommissioningFlow.CUSTOM, 0x8000);
    Unit fourth = units.done("SN0004X", 4, custom);
    assertThat(custom.manualCode()).hasSize(21);
    String twin = payload(4, CommissioningFlow.CUSTOM, 0x8001).manualCode();
    assertThat(wrong(desk.of(twin, fourth)).code()).isEqualTo("line.scan-unknown");
    assertThat(wrong(desk.of(payload(4, CommissioningFlow.CUSTOM, 0x8001).qrCode(), fourth)).code())
        .isEqualTo("line.scan-unknown");
    assertThat(desk.of(custom.manualCode(), fourth))
        .isEqualTo(new Verdict.Right(fourth, "manual-code", false));
  }

  @Test
  void theLabelOfAUnitThatIsOutOfUseIsToBeDestroyed() {
    Unit dead = units.retired(other);
    assertThat(wrong(desk.of(payload(2).qrCode(), mine)).code()).isEqualTo("line.scan-other-dead");
    assertThat(wrong(desk.of(payload(2).qrCode(), dead)).code()).isEqualTo("line.scan-dead");
    assertThat(wrong(desk.ofAny(payload(2).qrCode())).code()).isEqualTo("line.scan-dead");
    assertThat(events(dead)).isEqualTo(7);
  }

  @Test
  void theOneThatWentToAPrinterLastIsExpected() {
    assertThatThrownBy(() -> desk.expected())
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.finding().code()).isEqualTo("line.scan-nothing-expected"));
    Event.LabelSent sent = new Event.LabelSent("packing", "standard", 1, "");
    units.ledger().labels().send(List.of(mine), sent, BY);
    units.ledger().labels().send(List.of(other), sent, BY);
    assertThat(desk.expected().serialNumber()).isEqualTo(other.serialNumber());
    assertThat(wrong(desk.of(payload(1).qrCode(), desk.expected())).code())
        .isEqualTo("line.scan-other");
    assertThat(desk.of(payload(2).qrCode(), desk.expected())).isInstanceOf(Verdict.Right.class);
    assertThat(units.ledger().labels().trace(other).stage()).isEqualTo(LabelTrace.Stage.SCANNED);
    assertThat(units.ledger().labels().trace(mine).stage()).isEqualTo(LabelTrace.Stage.SENT);
  }

  @Test
  void behindABatchAnyUnitInUseIsRight() {
    assertThat(desk.ofAny(payload(2).manualCode()))
        .isEqualTo(new Verdict.Right(other, "manual-code", false));
    assertThat(desk.ofAny(mine.serialNumber().toLowerCase(Locale.ROOT)))
        .isEqualTo(new Verdict.Right(mine, "serial-number", false));
    assertThat(desk.ofAny(payload(2).qrCode())).isInstanceOf(Verdict.Right.class);
    assertThat(events(other)).isEqualTo(7);
  }

  @Test
  void whoKnowsBetterIsAskedOnceOfAUnitInUseAndThenNothingIsRecorded() {
    Finding unprinted = Finding.error("line.scan-unprinted", mine.serialNumber());
    List<Unit> asked = new ArrayList<>();
    Function<Unit, Optional<Finding>> doubt =
        unit -> {
          asked.add(unit);
          return Optional.of(unprinted).filter(_ -> unit.id() == mine.id());
        };
    assertThat(wrong(desk.ofAny(payload(1).qrCode(), doubt))).isEqualTo(unprinted);
    assertThat(asked).containsExactly(mine);
    assertThat(events(mine)).isEqualTo(6);
    assertThat(desk.ofAny(payload(2).qrCode(), doubt)).isInstanceOf(Verdict.Right.class);
    units.retired(units.ledger().find(other.serialNumber()).orElseThrow());
    asked.clear();
    assertThat(wrong(desk.ofAny(payload(2).qrCode(), doubt)).code()).isEqualTo("line.scan-dead");
    assertThat(asked).isEmpty();
  }

  @Test
  void behindABatchEachOfItsUnitsIsRightAndNoOther() {
    Unit third = units.done(3);
    List<Unit> batch = List.of(mine, other);
    assertThat(desk.of(payload(2).qrCode(), batch))
        .isEqualTo(new Verdict.Right(other, "qr-code", false));
    assertThat(desk.of(mine.mac().text(), batch)).isEqualTo(new Verdict.Right(mine, "mac", false));
    assertThat(desk.of(payload(2).qrCode(), batch))
        .isInstanceOfSatisfying(Verdict.Right.class, right -> assertThat(right.again()).isTrue());
    Finding why = wrong(desk.of(payload(3).qrCode(), batch));
    assertThat(why.code()).isEqualTo("line.scan-not-among");
    assertThat(why.sentence(Locale.ENGLISH)).contains(third.serialNumber(), "2");
    assertThat(events(third)).isEqualTo(6);
    assertThat(wrong(desk.of(payload(9).qrCode(), batch)).code()).isEqualTo("line.scan-of-none");
    units.retired(third);
    assertThat(wrong(desk.of(payload(3).qrCode(), batch)).code()).isEqualTo("line.scan-dead");
  }

  @Test
  void whoLooksAUnitUpRecordsNothing() {
    assertThat(desk.look(payload(1).qrCode())).isEqualTo(mine);
    assertThat(desk.look(other.mac().text())).isEqualTo(other);
    assertThat(events(mine)).isEqualTo(6);
    assertThatThrownBy(() -> desk.look("nobody"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("line.scan-of-none"));
    units.retired(other);
    assertThatThrownBy(() -> desk.look(other.serialNumber()))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("line.scan-dead"));
  }

  /** A manual code without ids may be that of two products at once. */
  @Test
  void whatFitsTwoUnitsIsNeitherOfThem() {
    Unit twin = units.done("TWIN1", 5, payload(1, CommissioningFlow.STANDARD, 0x8001));
    assertThat(wrong(desk.ofAny(payload(1).manualCode())).code())
        .isEqualTo("returns.label-ambiguous");
    // but it is on the label of either
    assertThat(desk.of(payload(1).manualCode(), twin)).isInstanceOf(Verdict.Right.class);
    assertThat(wrong(desk.of(payload(1).manualCode(), other)).sentence(Locale.ENGLISH))
        .contains(mine.serialNumber(), "TWIN1");
  }

  @Test
  void anUnfinishedUnitHasNoLabelThatCouldBeRight() {
    Unit begun = units.reserved("SN0007X", 7, payload(7));
    assertThatThrownBy(() -> desk.of(payload(7).qrCode(), begun))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("ledger.step-not-allowed"));
  }
}
