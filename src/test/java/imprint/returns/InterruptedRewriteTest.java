package imprint.returns;

import static imprint.returns.ReturnsBench.FCTRY;
import static imprint.returns.ReturnsBench.SIZE;
import static imprint.returns.ReturnsBench.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.Fault;
import imprint.bench.Mishap;
import imprint.bench.SimulatedBoard;
import imprint.factory.PartitionRepair;
import imprint.finding.Refusal;
import imprint.ledger.Entry;
import imprint.ledger.Event;
import imprint.ledger.Unit;
import imprint.line.RunWatcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing to a returned board breaks off: the one right act finishes it. */
class InterruptedRewriteTest {
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

  /** A session as long as one that went well; the cable stays out from one request on. */
  @Test
  void aCablePulledForGoodLeavesTheOneRightAct() throws Exception {
    Unit unit = bench.made(1);
    byte[] used = OthersData.withoutSerialNumber(OthersData.sealed(bench, unit));
    SimulatedBoard whole = bench.plug(1);
    whole.fill(FCTRY, used);
    bench.keep(false);
    int all = whole.requests();
    List<Integer> begun = new ArrayList<>();
    for (int request = all - 18; request <= all; request++) {
      SimulatedBoard torn = bench.plug(1, forGood(request));
      torn.fill(FCTRY, used);
      try {
        bench.keep(false);
      } catch (Refusal cut) {
        // what counts is what is left
      }
      byte[] left = torn.flash(FCTRY, SIZE);
      SimulatedBoard back = bench.plug(1);
      back.fill(FCTRY, left);
      if (UnitHistory.of(bench.ledger().history(unit)).rewriting().isPresent()) {
        begun.add(request);
        Case is = bench.look();
        assertThat(is).isInstanceOf(Case.RewriteOpen.class);
        assertThat(is.acts()).containsExactly(Act.KEEP);
        refused("returns.rewrite-open", bench::restore);
      }
      bench.keep(false);
      OthersData.assertWhole(bench, back.flash(FCTRY, SIZE), unit);
      assertThat(bench.look()).isInstanceOf(Case.NoLabel.class);
    }
    assertThat(begun).hasSizeGreaterThan(3);
  }

  /** What the line kept when it finished the unit is of before: the board has other data since. */
  @Test
  void aBackupOfTheLineHasNoPartInARepair() throws Exception {
    SimulatedBoard board = bench.plug(1);
    Path labels = folder.resolve("labels");
    Files.writeString(labels, "in the way");
    bench.station.station().slot(ReturnsBench.PORT).provisionNext(RunWatcher.NONE);
    board.fill(FCTRY, OthersData.withOthers(board.flash(FCTRY, SIZE)));
    Files.delete(labels);
    Unit unit = bench.made(board);
    assertThat(bench.ledger().history(unit).stream().map(Entry::event))
        .hasAtLeastOneElementOfType(Event.BackedUp.class);
    assertThat(UnitHistory.of(bench.ledger().history(unit)).backup("fctry")).isEmpty();
  }

  @Test
  void anInterruptedRepairGoesOnFromItsBackupOrSaysThatItIsGone() throws Exception {
    Unit unit = bench.made(1);
    byte[] used = OthersData.withoutSerialNumber(OthersData.sealed(bench, unit));
    SimulatedBoard worn = bench.plug(1, new Fault.StuckBits(FCTRY + writtenAnew(unit, used), 0xFF));
    worn.fill(FCTRY, used);
    assertThatThrownBy(() -> bench.keep(false)).isInstanceOf(Refusal.class);
    assertThat(bench.last(unit)).isEqualTo(new Event.RestoreBegun());
    String file = UnitHistory.of(bench.ledger().history(unit)).backup("fctry").orElseThrow().file();
    Path backup = bench.backups.resolve(file);
    byte[] kept = Files.readAllBytes(backup);

    SimulatedBoard back = bench.plug(1);
    Files.delete(backup);
    refused("returns.backup-absent", () -> bench.keep(false));
    byte[] altered = kept.clone();
    altered[100] ^= 1;
    Files.write(backup, altered);
    refused("returns.backup-absent", () -> bench.keep(false));
    Files.write(backup, kept);
    bench.keep(false);
    OthersData.assertWhole(bench, back.flash(FCTRY, SIZE), unit);
  }

  @Test
  void anInterruptedRestoreIsFinishedByARestore() throws Exception {
    Unit unit = bench.made(1);
    bench.plug(1, new Fault.StuckBits(FCTRY, 0xFF));
    assertThatThrownBy(bench::restore).isInstanceOf(Refusal.class);
    SimulatedBoard back = bench.plug(1);
    Case is = bench.look();
    assertThat(is.acts()).containsExactly(Act.RESTORE);
    assertThat(is.finding().nextAct(java.util.Locale.ENGLISH)).contains("--act restore");
    refused("returns.rewrite-open", () -> bench.keep(false));
    bench.restore();
    assertThat(back.flash(FCTRY, SIZE)).isEqualTo(OthersData.sealed(bench, unit));
  }

  /** Blank before and not afterwards: the first that a worn memory shows. */
  private int writtenAnew(Unit unit, byte[] used) {
    try (PartitionRepair repair =
        PartitionRepair.of(OthersData.sealed(bench, unit), Optional.empty(), used)) {
      byte[] image = repair.image();
      return IntStream.range(0, image.length)
          .filter(i -> used[i] == -1 && image[i] != -1)
          .findFirst()
          .orElseThrow();
    }
  }

  private static Fault[] forGood(int from) {
    return IntStream.range(from, from + 60)
        .mapToObj(n -> Fault.at(n, Mishap.Cut.UNPLUGGED))
        .toArray(Fault[]::new);
  }
}
