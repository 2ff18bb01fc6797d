package imprint.line.packing;

import imprint.label.print.PrinterFile;
import imprint.line.Station;
import java.util.Map;
import java.util.Optional;

/** The printer that the station's line prints on. */
public record LinePress(Station station) implements LabelQueue.Press {
  @Override
  public Optional<PrintRun> run(LabelQueue.Job job) {
    return station
        .line()
        .printer()
        .map(name -> PrinterFile.named(station.settings().folder(), name))
        .map(profile -> PrintOrder.of(profile, job.layout(), 1, "", Map.of()))
        .map(order -> PrintRun.of(station.ledger(), job.by(), order));
  }
}
