package imprint.cli;

import imprint.finding.Finding;
import imprint.finding.Severity;
import imprint.ledger.Ledger;
import imprint.ledger.Spot;
import imprint.ledger.Verified;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description =
        "Goes through the whole ledger and names every event that was altered, added, moved or"
            + " removed; exit code 1 if there is one.")
final class LedgerVerifyCommand implements Callable<Integer> {
  private final Surroundings with;

  @Mixin LedgerFile ledger;

  @Option(
      names = "--json",
      description = "One JSON object a line: one for each finding, and the sum.")
  boolean json;

  @Option(
      names = "--copies",
      description =
          "Opens each sealed copy as well, and names those that were altered or moved: a few"
              + " hundred units a second.")
  boolean copies;

  LedgerVerifyCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() {
    long began = System.nanoTime();
    Verified verified;
    try (Ledger open = ledger.open(with)) {
      verified = open.verify(copies);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    verified.faults().forEach(this::print);
    verified.notes().forEach(this::print);
    sum(verified, took);
    return verified.clean() ? 0 : Commands.FAILED;
  }

  private void print(Verified.Fault fault) {
    Finding finding = fault.finding();
    if (json) {
      with.out().println(Json.line(fields(finding, fault.spot())));
    } else {
      String kind = finding.severity() == Severity.ERROR ? "fault" : "note";
      with.out().println(kind + ": " + finding + " [" + finding.code() + "]");
    }
  }

  private static Map<String, Object> fields(Finding finding, Spot spot) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("finding", finding.code());
    fields.put("severity", finding.severity().toString());
    if (spot.serialNumber() != null) {
      fields.put("serial", spot.serialNumber());
    }
    if (spot.seq() > 0) {
      fields.put("event", spot.seq());
    }
    if (spot.chain() != null) {
      fields.put("chain", spot.chain());
    }
    if (spot.link() > 0) {
      fields.put("link", spot.link());
    }
    if (spot.at() != null) {
      fields.put("at", spot.at());
    }
    fields.put("sentence", finding.sentence(Locale.ENGLISH));
    fields.put("nextAct", finding.nextAct(Locale.ENGLISH));
    return fields;
  }

  private void sum(Verified verified, Duration took) {
    long faults = verified.faults().size() + verified.more();
    if (json) {
      Map<String, Object> sum = new LinkedHashMap<>();
      sum.put("clean", verified.clean());
      sum.put("units", verified.units());
      sum.put("events", verified.events());
      sum.put("faults", faults);
      sum.put("seconds", took.toMillis() / 1000.0);
      with.out().println(Json.line(sum));
      return;
    }
    if (verified.more() > 0) {
      with.out().println("and " + verified.more() + " more faults.");
    }
    with.out()
        .printf(
            Locale.ROOT,
            "%d units, %d events: %s (%.1f s)%n",
            verified.units(),
            verified.events(),
            verified.clean() ? "nothing was altered" : faults + " faults",
            took.toMillis() / 1000.0);
  }
}
