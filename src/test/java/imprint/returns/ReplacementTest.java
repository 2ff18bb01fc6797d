package imprint.returns;

import static imprint.returns.ReturnsBench.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.SimulatedBoard;
import imprint.factory.LoadedProduct;
import imprint.ledger.By;
import imprint.ledger.Entry;
import imprint.ledger.Event;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.RunWatcher;
import imprint.matter.OnboardingPayload;
import imprint.returns.Replacement.Begun;
import imprint.returns.Replacement.OldLabel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A board that gets another identity, and a unit that gets none any more. */
class ReplacementTest {
  private static final int APPLICATION = 0x10000;

  @TempDir Path folder;
  private ReturnsBench bench;
  private Replacement replacement;
  private boolean stopped;

  @BeforeEach
  void open() {
    bench = new ReturnsBench(folder);
    replacement = new Replacement(bench.desk, () -> stopped);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sealed", "never", "until-labelled"})
  void bothIdentitiesNameEachOther(String keep) throws Exception {
    if (!keep.equals("sealed")) {
      bench.product("target:", "keep: " + keep + "\ntarget:");
    }
    Unit old = bench.made(1);
    Begun begun = begin(new OldLabel.Destroyed(old.serialNumber()), "passcode leaked");
    assertThat(begun.successor()).isEmpty();
    assertThat(labelOf(old)).doesNotExist();
    Unit next = provisioned();
    replacement.finish(begun.old(), next.serialNumber());

    assertThat(next.mac()).isEqualTo(old.mac());
    assertThat(next.claim().passcode()).isNotEqualTo(old.claim().passcode());
    assertThat(bench.last(next)).isEqualTo(new Event.Replaces(old.serialNumber()));
    assertThat(bench.ledger().history(old).stream().map(Entry::event))
        .endsWith(
            new Event.LabelVoided("scanned"),
            new Event.Retired("passcode leaked"),
            new Event.ReplacedBy(next.serialNumber(), "passcode leaked"))
        .anyMatch(event -> event instanceof Event.Returned r && r.act().equals("new"));
    assertThat(bench.look().unit()).contains(now(next));
  }

  @Test
  void theOldLabelMustBeTheUnitsOwn() throws Exception {
    Unit other = bench.made(1);
    Unit old = bench.made(2);
    String manual = OnboardingPayload.parse(bench.qr(other)).manualCode();
    for (String wrong : new String[] {bench.qr(other), manual, other.serialNumber(), "nothing"}) {
      refused("returns.label-not-this", () -> begin(new OldLabel.Destroyed(wrong), "r"));
    }
    refused("returns.label-to-destroy", () -> begin(new OldLabel.Unsaid(), "r"));
    refused("returns.label-to-destroy", () -> begin(new OldLabel.Destroyed(old.mac().text()), "r"));
    refused("returns.reason-missing", () -> begin(new OldLabel.Lost(), " "));
    assertThat(bench.ledger().history(old)).hasSize(7);
    assertThat(bench.look()).isInstanceOf(Case.NoLabel.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theLabelsCodesCountAsWell(boolean whole) throws Exception {
    Unit old = bench.made(1);
    String qr = bench.qr(old);
    String text = whole ? qr : OnboardingPayload.grouped(OnboardingPayload.parse(qr).manualCode());
    assertThat(begin(new OldLabel.Destroyed(text), "r").old().state()).isEqualTo(State.RETIRED);
  }

  @Test
  void aLostLabelIsRecordedAsLost() throws Exception {
    Unit old = bench.made(1);
    begin(new OldLabel.Lost(), "r");
    assertThat(bench.ledger().history(old).stream().map(Entry::event))
        .contains(new Event.LabelVoided("lost"));
  }

  @Test
  void aProductForAnotherChipEndsNothing() throws Exception {
    Unit old = bench.made(1);
    bench.product("target:", "target:\n  chip: esp32s3");
    refused("line.other-chip", () -> begin(new OldLabel.Lost(), "r"));
    assertThat(now(old).state()).isEqualTo(State.DONE);
  }

  @ParameterizedTest
  @CsvSource({
    "partition: factory_nvs, flash.label-absent",
    "partition: phy_init, flash.not-nvs",
    "'partition: fctry\n  partition-table-offset: 0x10000', flash.table-absent",
    "'partition: fctry\n  nvs-keys-partition: nowhere', flash.label-absent",
  })
  void aProductThatTheBoardCannotTakeEndsNothing(String target, String code) throws Exception {
    Unit old = bench.made(1);
    bench.product("partition: fctry", target);
    endsNothing(old, code);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBoardThatCouldNotStartEndsNothing(boolean begun) throws Exception {
    Unit old = bench.made(1);
    SimulatedBoard board = bench.plug(1);
    byte[] firmware = board.flash(APPLICATION, 0x1000);
    board.fill(APPLICATION, new byte[0x1000]);
    if (begun) {
      By by = new By("desk", "");
      Event.Returned why = new Event.Returned("no-label", "new", "r");
      old = bench.ledger().append(old, State.DONE, why, by).orRefuse();
      bench.ledger().append(old, State.DONE, new Event.LabelVoided("lost"), by).orRefuse();
    }
    endsNothing(old, "line.no-firmware");
    board.fill(APPLICATION, firmware);
    assertThat(begin(new OldLabel.Lost(), "r").old().state()).isEqualTo(State.RETIRED);
  }

  @Test
  void aFolderForBackupsThatCannotBeWrittenEndsNothing() throws Exception {
    Unit old = bench.made(1);
    Files.deleteIfExists(bench.backups);
    Files.createFile(bench.backups);
    endsNothing(old, "file.unwritable-in-the-way");
  }

  private void endsNothing(Unit old, String code) throws Exception {
    int events = bench.ledger().history(old).size();
    refused(code, () -> begin(new OldLabel.Lost(), "r"));
    assertThat(now(old).state()).isEqualTo(State.DONE);
    assertThat(bench.ledger().history(old)).hasSize(events);
    assertThat(labelOf(old)).exists();
  }

  /** At each step: the next look says what is open, and the same act finishes it. */
  @ParameterizedTest
  @ValueSource(strings = {"LABEL_VOIDED", "RETIRED", "PROVISIONED", "REPLACES", "SET_ASIDE"})
  void anInterruptionLeavesTheOneRightAct(String after) throws Exception {
    Unit old = bench.made(1);
    By by = new By("desk", "");
    Unit open =
        bench
            .ledger()
            .append(old, State.DONE, new Event.Returned("no-label", "new", "why"), by)
            .orRefuse();
    open = bench.ledger().append(open, State.DONE, new Event.LabelVoided("scanned"), by).orRefuse();
    if (!after.equals("LABEL_VOIDED")) {
      bench.ledger().append(open, State.DONE, new Event.Retired("why"), by).orRefuse();
    }
    if (after.equals("PROVISIONED") || after.equals("REPLACES")) {
      Unit next = provisioned();
      if (after.equals("REPLACES")) {
        Event named = new Event.Replaces(old.serialNumber());
        bench.ledger().append(next, State.DONE, named, by).orRefuse();
      }
    }
    if (after.equals("SET_ASIDE")) {
      bench.plug(1, new imprint.bench.Fault.StuckBits(ReturnsBench.FCTRY, 0xFF));
      bench.station.station().slot(ReturnsBench.PORT).provisionNext(RunWatcher.NONE);
      bench.plug(1);
    }

    Case is = bench.look();
    assertThat(is).isInstanceOf(Case.NewOpen.class);
    assertThat(is.acts()).containsExactly(Act.NEW);
    refused(is.finding().code(), bench::restore);

    Begun begun = begin(new OldLabel.Unsaid(), "");
    Unit next = begun.successor().isPresent() ? begun.successor().get() : provisioned();
    replacement.finish(begun.old(), next.serialNumber());
    assertThat(now(old).state()).isEqualTo(State.RETIRED);
    assertThat(bench.last(old)).isEqualTo(new Event.ReplacedBy(next.serialNumber(), "why"));
    assertThat(
            bench.ledger().history(next).stream()
                .filter(entry -> entry.event() instanceof Event.Replaces))
        .hasSize(1);
    assertThat(bench.look()).isInstanceOf(Case.TwoIdentities.class);
    assertThat(bench.ledger().open()).isEmpty();
  }

  @Test
  void aBoardThatDidNotGetItsNewIdentityIsNotSaidToHaveOne() throws Exception {
    Unit other = bench.made(2);
    bench.made(1);
    Begun begun = begin(new OldLabel.Lost(), "r");
    refused("returns.new-open", () -> replacement.finish(begun.old(), other.serialNumber()));
    refused("returns.new-open", () -> replacement.finish(begun.old(), "nobody"));
    assertThat(bench.look()).isInstanceOf(Case.NewOpen.class);
  }

  @Test
  void aUnitIsRetiredByItsBoardOrByItsLabelWithAReason() throws Exception {
    Unit first = bench.made(1);
    refused(
        "returns.reason-missing",
        () ->
            bench.desk.retire(
                Optional.empty(), Optional.of(first.serialNumber()), "", () -> stopped));
    bench.desk.retire(Optional.empty(), Optional.of(bench.qr(first)), "burnt", () -> stopped);
    assertThat(now(first).last().event()).isEqualTo(new Event.Retired("burnt"));
    assertThat(labelOf(first)).doesNotExist();
    refused(
        "returns.dead",
        () ->
            bench.desk.retire(
                Optional.empty(), Optional.of(first.serialNumber()), "again", () -> stopped));

    Unit second = bench.made(2);
    bench.at(
        session ->
            bench.desk.retire(Optional.of(session), Optional.empty(), "scrap", () -> stopped));
    assertThat(now(second).state()).isEqualTo(State.RETIRED);
    assertThat(bench.look()).isInstanceOf(Case.Dead.class);
  }

  /** A look takes seconds; who stops it meanwhile has lost no identity. */
  @Test
  void whoeverStopsTheLookEndsNoIdentity() throws Exception {
    Unit unit = bench.made(1);
    List<Entry> before = bench.ledger().history(unit);
    stopped = true;
    assertThatThrownBy(() -> begin(new OldLabel.Lost(), "leaked"))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(
            () ->
                bench.at(
                    s ->
                        bench.desk.retire(
                            Optional.of(s), Optional.empty(), "scrap", () -> stopped)))
        .isInstanceOf(CancellationException.class);
    assertThat(bench.ledger().history(unit)).isEqualTo(before);
  }

  @Test
  void whatIsNotOneOfTheseIsNotRetired() throws Exception {
    bench.plug(7);
    refused(
        "returns.board-unknown",
        () ->
            bench.at(
                s -> bench.desk.retire(Optional.of(s), Optional.empty(), "why", () -> stopped)));
    refused(
        "returns.label-unknown",
        () -> bench.desk.retire(Optional.empty(), Optional.of("nobody"), "why", () -> stopped));
  }

  private Begun begin(OldLabel label, String reason) throws InterruptedException {
    LoadedProduct product = bench.station.station().product().orElseThrow();
    return bench.at(
        session -> replacement.begin(session, Optional.empty(), label, reason, product));
  }

  private Unit provisioned() {
    var outcome = bench.station.station().slot(ReturnsBench.PORT).provisionNext(RunWatcher.NONE);
    assertThat(outcome).isInstanceOf(imprint.line.Outcome.Done.class);
    String serialNumber = ((imprint.line.Outcome.Done) outcome).unit().serialNumber();
    return bench.ledger().find(serialNumber).orElseThrow();
  }

  private Path labelOf(Unit unit) {
    String serial = unit.serialNumber();
    return bench.station.settings().out().resolve(serial).resolve(serial + "-label.png");
  }

  private Unit now(Unit unit) {
    return bench.ledger().find(unit.serialNumber()).orElseThrow();
  }
}
