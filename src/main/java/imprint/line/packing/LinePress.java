package imprint.line.packing;

import imprint.label.print.PrinterFile;
import imprint.label.print.PrinterProfile;
import imprint.label.print.SystemCommands;
import imprint.label.print.Watch;
import imprint.line.Station;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The printer that the station's line prints on.
 *
 * @param folder the station's own, with printers.yaml
 */
public record LinePress(Station station, Path folder) implements LabelQueue.Press {
  @Override
  public Optional<PrintRun> run(LabelQueue.Job job) {
    return station.line().printer().map(name -> run(PrinterFile.named(folder, name), job));
  }

  private PrintRun run(PrinterProfile profile, LabelQueue.Job job) {
    return new PrintRun(
        station.ledger(),
        job.by(),
        profile.printer(new SystemCommands(), Watch.SYSTEM),
        PrintOrder.of(profile, job.layout(), 1, "", Map.of()));
  }
}
