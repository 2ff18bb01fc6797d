package imprint.cli;

import imprint.factory.LoadedProduct;
import imprint.finding.Refusal;
import imprint.label.print.PrinterProfile;
import imprint.ledger.Unit;
import imprint.line.Reprint;
import imprint.line.Station;
import imprint.line.packing.PrintOrder;
import imprint.line.packing.PrintRun;
import java.util.List;
import java.util.Map;

/**
 * Prints the label of each unit right after it was made.
 *
 * @param json one object a label
 */
record UnitPrinter(Surroundings with, PrinterProfile profile, boolean json) {
  /** Once; a label that is not printed takes nothing from its unit. The exit code. */
  int print(Station station, LoadedProduct made, String serialNumber) {
    PrintReport report = new PrintReport(with, profile.name(), 1, json);
    try {
      PrintOrder order = PrintOrder.of(profile, made.product().labelLayout(), 1, "", Map.of());
      PrintRun run = PrintRun.of(station.ledger(), station.settings().by(), order);
      List<Unit> unit = List.of(Reprint.unit(run.ledger(), serialNumber));
      PrintRun.End end = run.print(run.choose(unit).units(), report);
      end.broken().ifPresent(broken -> report.tell(broken.finding()));
      return end.unsure() > 0 ? PrintReport.UNSURE : end.out() == 1 ? 0 : Commands.FAILED;
    } catch (Refusal refusal) {
      report.tell(refusal.finding());
      return Commands.FAILED;
    }
  }
}
