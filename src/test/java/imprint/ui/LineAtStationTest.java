package imprint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.esp.chip.Chips;
import imprint.ledger.LabelTrace;
import imprint.ledger.Unit;
import imprint.line.BenchStation;
import imprint.line.Outcome;
import imprint.line.RunWatcher;
import imprint.line.packing.ScanBack.Verdict;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line without a printer: its labels are the packer's. */
class LineAtStationTest {
  private static final String PORT = "sim:1";

  @TempDir Path folder;

  @Test
  void whatIsReadFromTheScreenIsNoLabelAndWhatIsReadLaterIs() {
    try (BenchStation bench = new BenchStation(folder);
        LineLabels labels = new LineLabels(bench.station(), Runnable::run)) {
      bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(1));
      assertThat(bench.station().slot(PORT).provisionNext(RunWatcher.NONE))
          .isInstanceOf(Outcome.Done.class);
      Unit unit = bench.ledger().latest(1).getFirst();
      LineAtStation desk = new LineAtStation(bench.station(), true, labels);

      assertThat(desk.scanned(bench.qr(unit), Set.of(unit.serialNumber())))
          .isInstanceOfSatisfying(
              Verdict.Wrong.class,
              wrong -> assertThat(wrong.why().code()).isEqualTo("line.scan-unprinted"));
      assertThat(bench.ledger().labels().trace(unit).stage()).isEqualTo(LabelTrace.Stage.RENDERED);

      assertThat(desk.scanned(bench.qr(unit), Set.of())).isInstanceOf(Verdict.Right.class);
      assertThat(bench.ledger().labels().trace(unit).stage()).isEqualTo(LabelTrace.Stage.SCANNED);
    }
  }
}
