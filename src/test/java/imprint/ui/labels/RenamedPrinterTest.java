package imprint.ui.labels;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.label.print.PrinterFile;
import imprint.line.BenchStation;
import imprint.line.LineSettings;
import imprint.line.packing.PackingChoice;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A printer that is called something else from now on. */
class RenamedPrinterTest {
  @Test
  void theLineAndThePackerGoOnWithIt(@TempDir Path folder) {
    try (BenchStation bench = new BenchStation(folder)) {
      PackingAtStation desk = new PackingAtStation(bench.station(), InstantSource.system());
      Path kept = bench.settings().folder();
      PrinterFile.write(
          kept,
          List.of(
              ScriptedDesk.printer("packing", "tcp://10.0.0.1"),
              ScriptedDesk.printer("office", "tcp://10.0.0.2")));
      bench.station().keep(line -> line.withPrinter(Optional.of("packing")));
      desk.keep(PackingChoice.NONE.withPrinter("packing"));

      desk.keep(Optional.of("office"), ScriptedDesk.printer("back office", "tcp://10.0.0.2"));
      assertThat(bench.station().line().printer()).contains("packing");
      assertThat(desk.choice().printer()).isEqualTo("packing");

      desk.keep(Optional.of("packing"), ScriptedDesk.printer("hall 2", "tcp://10.0.0.1"));
      assertThat(bench.station().line().printer()).contains("hall 2");
      assertThat(desk.choice().printer()).isEqualTo("hall 2");
      assertThat(desk.printers()).extracting(each -> each.name()).startsWith("hall 2");
    }
  }

  @Test
  void aLineThatPrintsNoneStaysSo(@TempDir Path folder) {
    try (BenchStation bench = new BenchStation(folder)) {
      PackingAtStation desk = new PackingAtStation(bench.station(), InstantSource.system());
      LineSettings before = bench.station().line();
      desk.keep(Optional.empty(), ScriptedDesk.printer("packing", "tcp://10.0.0.1"));
      desk.keep(Optional.of("packing"), ScriptedDesk.printer("hall 2", "tcp://10.0.0.1"));
      assertThat(bench.station().line()).isEqualTo(before);
    }
  }
}
