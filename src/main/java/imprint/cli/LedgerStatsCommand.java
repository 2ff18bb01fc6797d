package imprint.cli;

import imprint.finding.Refusal;
import imprint.ledger.Ledger;
import imprint.ledger.stats.Figures;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "stats",
    description =
        "Adds up units: made by day or hour, yield, causes of failure, durations of the steps.")
final class LedgerStatsCommand implements Runnable {
  private final Surroundings with;

  @Mixin LedgerFile ledger;

  @Mixin FilterOptions which;

  @Option(
      names = "--by",
      defaultValue = "day",
      paramLabel = "day|hour",
      description = "How time is divided (${DEFAULT-VALUE}).")
  Figures.By by = Figures.By.DAY;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "Whose days and hours, such as UTC or Asia/Shanghai (default: this computer's).")
  @Nullable String zone;

  @Option(names = "--json", description = "One JSON object; durations in milliseconds.")
  boolean json;

  LedgerStatsCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    Figures figures = new Figures(by, zone());
    try (Ledger open = ledger.open(with)) {
      figures.of(open.records(), which.filter());
    }
    if (json) {
      with.out().println(Json.line(fields(figures)));
    } else {
      print(figures);
    }
  }

  private ZoneId zone() {
    try {
      return zone == null ? ZoneId.systemDefault() : ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw Refusal.of("cli.stats-zone", String.valueOf(zone));
    }
  }

  private void print(Figures figures) {
    TextTable periods =
        new TextTable(by.name().toLowerCase(Locale.ROOT), "begun", "done", "failed", "yield");
    figures.periods().forEach((name, one) -> periods.row(cells(name, one)));
    periods.row(cells("all", figures.total()));
    periods.print(with.out());
    if (figures.open() > 0) {
      with.out().println("Not finished: " + figures.open());
    }
    if (figures.imported() > 0) {
      with.out().println("Made by other lines, and left out: " + figures.imported());
    }
    if (!figures.causes().isEmpty()) {
      with.out().println();
      TextTable causes = new TextTable("cause", "units", "share", "up to here");
      for (Figures.Cause cause : figures.causes()) {
        causes.row(
            cause.code(),
            Long.toString(cause.count()),
            percent(cause.percent()),
            percent(cause.upToHere()));
      }
      causes.print(with.out());
    }
    if (!figures.steps().isEmpty()) {
      with.out().println();
      TextTable steps = new TextTable("product", "station", "step", "units", "median", "95 %");
      figures
          .steps()
          .forEach(
              (step, spread) ->
                  steps.row(
                      step.product(),
                      step.station(),
                      step.step(),
                      Long.toString(spread.count()),
                      seconds(spread.median()),
                      seconds(spread.p95())));
      steps.print(with.out());
    }
  }

  private static String[] cells(String name, Figures.Period period) {
    boolean ended = period.done() + period.failed() > 0;
    return new String[] {
      name,
      Long.toString(period.begun()),
      Long.toString(period.done()),
      Long.toString(period.failed()),
      ended ? percent(period.percent()) : "-"
    };
  }

  private static String percent(double percent) {
    return String.format(Locale.ROOT, "%.1f %%", percent);
  }

  private static String seconds(long ms) {
    return String.format(Locale.ROOT, "%.3f s", ms / 1000.0);
  }

  private Map<String, Object> fields(Figures figures) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("by", by.name().toLowerCase(Locale.ROOT));
    fields.put("zone", zone().getId());
    fields.put(
        "periods",
        figures.periods().entrySet().stream()
            .map(one -> period(Map.of("period", one.getKey()), one.getValue()))
            .toList());
    fields.put("total", period(Map.of(), figures.total()));
    fields.put("open", figures.open());
    fields.put("imported", figures.imported());
    fields.put("causes", figures.causes());
    List<Map<String, Object>> steps =
        figures.steps().entrySet().stream()
            .map(
                one -> {
                  Map<String, Object> step = new LinkedHashMap<>();
                  step.put("product", one.getKey().product());
                  step.put("station", one.getKey().station());
                  step.put("step", one.getKey().step());
                  step.put("units", one.getValue().count());
                  step.put("medianMs", one.getValue().median());
                  step.put("p95Ms", one.getValue().p95());
                  return step;
                })
            .toList();
    fields.put("steps", steps);
    return fields;
  }

  private static Map<String, Object> period(Map<String, Object> name, Figures.Period period) {
    Map<String, Object> fields = new LinkedHashMap<>(name);
    fields.put("begun", period.begun());
    fields.put("done", period.done());
    fields.put("failed", period.failed());
    fields.put("yieldPercent", Math.round(period.percent() * 10) / 10.0);
    return fields;
  }
}
