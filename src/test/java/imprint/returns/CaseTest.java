package imprint.returns;

import static imprint.returns.ReturnsBench.FCTRY;
import static imprint.returns.ReturnsBench.SIZE;
import static imprint.returns.ReturnsBench.refused;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.Fault;
import imprint.bench.SecurityState;
import imprint.bench.SimulatedBoard;
import imprint.ledger.By;
import imprint.ledger.Event;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.RunWatcher;
import imprint.matter.OnboardingPayload;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that a technician can have in hand. */
class CaseTest {
  @TempDir Path folder;
  private ReturnsBench bench;

  @BeforeEach
  void open() {
    bench = new ReturnsBench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void boardAndLabelAgreeHoweverTheLabelIsRead() throws Exception {
    Unit unit = bench.made(1);
    String qr = bench.qr(unit);
    String manual = OnboardingPayload.parse(qr).manualCode();
    String[] spellings = {
      qr,
      " " + qr.toLowerCase(Locale.ROOT) + "\n",
      manual,
      OnboardingPayload.grouped(manual),
      unit.serialNumber(),
      unit.mac().text().replace(":", "").toUpperCase(Locale.ROOT)
    };
    for (String spelling : spellings) {
      Case is = bench.look(spelling);
      assertThat(is).as(spelling).isEqualTo(new Case.Agrees(now(unit)));
      assertThat(is.acts()).containsExactly(Act.KEEP, Act.RESTORE, Act.NEW, Act.RETIRE);
    }
    assertThat(bench.ledger().history(unit)).hasSize(7);
  }

  @Test
  void aBoardWithoutALabelIsToldByItsMac() throws Exception {
    Unit unit = bench.made(1);
    assertThat(bench.look()).isEqualTo(new Case.NoLabel(unit));
  }

  @Test
  void aLabelWithoutABoardCanOnlyBeEnded() throws Exception {
    Unit unit = bench.made(1);
    Case is = bench.lookAtLabel(bench.qr(unit));
    assertThat(is).isEqualTo(new Case.NoBoard(unit));
    assertThat(is.acts()).containsExactly(Act.RETIRE);
  }

  @Test
  void aBoardThatTheLedgerDoesNotKnowOffersNothing() throws Exception {
    SimulatedBoard stranger = bench.plug(8);
    Case is = bench.look();
    assertThat(is.word()).isEqualTo("board-unknown");
    assertThat(is.finding().sentence(Locale.ENGLISH)).contains(stranger.mac().toString());
    assertThat(is.acts()).isEmpty();
  }

  @Test
  void aLabelOfAnotherBoardNamesBoth() throws Exception {
    Unit first = bench.made(1);
    Unit second = bench.made(2);
    Case is = bench.look(bench.qr(first));
    assertThat(is.word()).isEqualTo("other-label");
    assertThat(is.finding().sentence(Locale.ENGLISH))
        .contains(first.serialNumber(), first.mac().text(), second.serialNumber());
    assertThat(is.acts()).isEmpty();
    assertThat(bench.look(first.mac().text())).isEqualTo(is);
  }

  @Test
  void aLabelOnAnExchangedBoardNamesBothToo() throws Exception {
    Unit unit = bench.made(1);
    SimulatedBoard spare = bench.plug(2);
    Case is = bench.look(bench.qr(unit));
    assertThat(is.word()).isEqualTo("other-label-board-unknown");
    assertThat(is.finding().sentence(Locale.ENGLISH))
        .contains(unit.serialNumber(), spare.mac().toString());
    assertThat(is.acts()).isEmpty();
  }

  @Test
  void aLabelThatNobodyKnowsIsNotTakenForTheBoards() throws Exception {
    Unit unit = bench.made(1);
    String other = "MT:Y.K9042C00KA0648G00";
    assertThat(bench.look(other)).isEqualTo(new Case.LabelUnknown(unit));
    assertThat(bench.look(other).acts()).isEmpty();
    assertThat(bench.lookAtLabel(other)).isEqualTo(new Case.NothingKnown());
    bench.plug(5);
    assertThat(bench.look("no such label")).isEqualTo(new Case.NothingKnown());
  }

  /** Passcode and product are right, another field is not: it is no label of ours. */
  @Test
  void aForgedLabelIsNotTheUnits() throws Exception {
    Unit unit = bench.made(1);
    OnboardingPayload real = OnboardingPayload.parse(bench.qr(unit));
    OnboardingPayload forged =
        new OnboardingPayload(
            real.vendorId(),
            real.productId(),
            real.flow(),
            real.discovery(),
            new imprint.matter.Discriminator(real.discriminator().value() ^ 1),
            real.passcode());
    assertThat(bench.lookAtLabel(forged.qrCode())).isEqualTo(new Case.NothingKnown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"MT:", "MT:ABC", "MT:Y.K9042C00KA0648G0_"})
  void aCodeThatWasReadWrongIsRefusedAsSuch(String text) {
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> bench.lookAtLabel(text))
        .isInstanceOf(imprint.finding.Refusal.class)
        .hasMessageNotContaining(text);
  }

  @Test
  void aManualCodeThatWasTypedWrongIsRefusedAsSuch() {
    refused("matter.manual-check", () -> bench.lookAtLabel("3497-011-2333"));
  }

  @Test
  void ofTwoLabelsForOneBoardTheRightOneIsNamed() throws Exception {
    Unit old = bench.made(1);
    String oldLabel = bench.qr(old);
    retire(old);
    Unit now = bench.made(1);
    assertThat(bench.look()).isEqualTo(new Case.TwoIdentities(now, now(old)));
    assertThat(bench.look(bench.qr(now))).isEqualTo(new Case.Agrees(now));
    Case wrong = bench.look(oldLabel);
    assertThat(wrong).isEqualTo(new Case.OldLabel(now, now(old)));
    assertThat(wrong.acts()).isEmpty();
    assertThat(wrong.finding().sentence(Locale.ENGLISH))
        .contains(old.serialNumber(), now.serialNumber());
    // nor does it send anybody to give the board yet another one, where the board is not at hand
    assertThat(bench.lookAtLabel(oldLabel)).isEqualTo(wrong);
  }

  @Test
  void aRetiredUnitOffersNothing() throws Exception {
    Unit unit = bench.made(1);
    String label = bench.qr(unit);
    retire(unit);
    assertThat(bench.look()).isEqualTo(new Case.Dead(now(unit)));
    assertThat(bench.look(label)).isEqualTo(new Case.Dead(now(unit)));
    assertThat(bench.lookAtLabel(label)).isEqualTo(new Case.Dead(now(unit)));
    assertThat(bench.look().acts()).isEmpty();
  }

  @Test
  void aUnitThatWasSetAsideOffersNothing() throws Exception {
    bench.plug(9, new Fault.StuckBits(FCTRY, 0xFF));
    bench.station.station().slot(ReturnsBench.PORT).provisionNext(RunWatcher.NONE);
    bench.plug(9);
    assertThat(bench.look()).isInstanceOf(Case.Dead.class);
    assertThat(bench.look().finding().sentence(Locale.ENGLISH)).contains("SET_ASIDE");
  }

  @Test
  void anotherUnitsDataOnTheBoardIsNoticed() throws Exception {
    SimulatedBoard first = bench.plug(1);
    Unit one = bench.made(first);
    byte[] data = first.flash(FCTRY, SIZE);
    SimulatedBoard second = bench.plug(2);
    Unit two = bench.made(second);
    second.fill(FCTRY, data);
    Case is = bench.look(bench.qr(two));
    assertThat(is).isEqualTo(new Case.OtherData(two, one.serialNumber()));
    assertThat(is.acts()).containsExactly(Act.RESTORE, Act.NEW, Act.RETIRE);

    SimulatedBoard stranger = bench.plug(3);
    stranger.fill(FCTRY, data);
    assertThat(bench.look().word()).isEqualTo("strangers-data");
    assertThat(bench.look().acts()).isEmpty();
  }

  @Test
  void aBoardInSecureDownloadModeIsWrittenByNobody() throws Exception {
    Unit unit = bench.made(1);
    String label = bench.qr(unit);
    bench.plug(BoardOptions.of(1).withSecurity(SecurityState.SECURE_DOWNLOAD));
    assertThat(bench.look().word()).isEqualTo("hidden");
    assertThat(bench.look().acts()).isEmpty();
    Case labelled = bench.look(label);
    assertThat(labelled.word()).isEqualTo("hidden-labelled");
    assertThat(labelled.acts()).containsExactly(Act.RETIRE);
    refused("returns.hidden", bench::restore);
    retire(unit);
    assertThat(bench.look(label)).isInstanceOf(Case.Dead.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"never", "until-labelled"})
  void whatIsNotKeptIsNotOffered(String keep) throws Exception {
    bench.product("target:", "keep: " + keep + "\ntarget:");
    Unit unit = bench.made(1);
    assertThat(bench.look()).isEqualTo(new Case.NoCopies(unit));
    assertThat(bench.look().acts()).containsExactly(Act.NEW, Act.RETIRE);
    refused("returns.no-copies", () -> bench.keep(true));
  }

  @Test
  void aBoardWithoutAPartitionTableIsStillToldByItsMac() throws Exception {
    Unit unit = bench.made(1);
    bench.plug(BoardOptions.of(1).withBlankFlash());
    ReturnsDesk.Look seen =
        bench.at(
            session -> bench.desk.look(java.util.Optional.of(session), java.util.Optional.empty()));
    assertThat(seen.is()).isEqualTo(new Case.NoLabel(unit));
    assertThat(seen.hindrance()).isEqualTo(seen.board().orElseThrow().unread()).isPresent();
    assertThat(seen.acts()).containsExactly(Act.RETIRE);
    refused("flash.table-absent", bench::restore);
  }

  private Unit now(Unit unit) {
    return bench.ledger().find(unit.serialNumber()).orElseThrow();
  }

  private void retire(Unit unit) {
    bench
        .ledger()
        .append(unit, State.DONE, new Event.Retired("old"), By.station("desk"))
        .orRefuse();
  }
}
