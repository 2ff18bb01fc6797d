package imprint.cli;

import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import imprint.line.OpenUnit;
import imprint.line.OpenUnits;
import imprint.line.StationSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "open",
    description =
        "Lists units that were left unfinished, oldest first, with what is to be done about each:"
            + " finish and repeat are done by provisioning the unit's own board.")
final class LedgerOpenCommand implements Callable<Integer> {
  private final Surroundings with;

  @Mixin LabelFilesOptions station;

  @Option(
      names = "--set-aside",
      paramLabel = "SERIAL-or-MAC",
      description =
          "Gives this unit up: its identity ends for ever and its label files are removed; its"
              + " board may get a new one. May be repeated.")
  List<String> setAside = List.of();

  @Option(names = "--json", description = "One JSON object a line.")
  boolean json;

  LedgerOpenCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() {
    StationSettings settings = station.settings(with, StationSettings.FASTEST, false);
    try (Ledger ledger = station.ledger.open(with)) {
      OpenUnits units = new OpenUnits(ledger, settings);
      for (String unit : setAside) {
        line(units.setAside(unit), "set-aside", "is set aside");
      }
      if (setAside.isEmpty()) {
        units.left().forEach(this::left);
        units.inWork().forEach(unit -> line(unit, "in-work", "in work"));
      }
      return 0;
    }
  }

  private void left(OpenUnit open) {
    line(open.unit(), open.act().word(), open.act().word());
  }

  private void line(Unit unit, String act, String words) {
    if (json) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("serial", unit.serialNumber());
      fields.put("mac", unit.mac().text());
      fields.put("state", unit.state().name());
      fields.put("act", act);
      fields.put("product", unit.claim().product().name());
      fields.put("productHash", unit.claim().product().hash());
      fields.put("station", unit.last().by().station());
      fields.put("since", unit.last().at().toString());
      with.out().println(Json.line(fields));
    } else {
      with.out()
          .printf(
              "%-20s  %s  %-9s  %-12s  %s  %s%n",
              unit.serialNumber(),
              unit.mac(),
              unit.state(),
              words,
              unit.last().by().station(),
              unit.last().at());
    }
    with.out().flush();
  }
}
