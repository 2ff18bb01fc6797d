package imprint.cli;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import imprint.line.Reprint;
import imprint.line.packing.ScanBack;
import imprint.line.packing.ScanBack.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "scan",
    description =
        "Holds what was scanned from a printed label against the unit that it should be of; what is"
            + " right is recorded. Without --expect that is the unit whose label was sent last from"
            + " this station.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:All that was scanned is right.",
      "1:A label is that of another unit, of none, or misread.",
      "2:Used wrongly."
    })
final class LabelScanCommand implements Callable<Integer> {
  private final Surroundings with;

  @Parameters(
      arity = "0..1",
      paramLabel = "TEXT",
      description =
          "QR code, manual code with or without dashes, serial number, or MAC. Without it each line"
              + " of the standard input is one, as a scanner types them; other users of this"
              + " computer may see a command line.")
  @Nullable String text;

  @Option(
      names = "--expect",
      paramLabel = "SERIAL-or-MAC",
      description = "The unit that the label is for.")
  @Nullable String expect;

  @Option(
      names = "--any",
      description = "A label of any unit that is in use is right, as after a batch.")
  boolean any;

  @Option(names = "--json", description = "One JSON object a scan.")
  boolean json;

  @Mixin StationOptions station;

  LabelScanCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() {
    if (any && expect != null) {
      throw Refusal.of("cli.either", "--any", "--expect");
    }
    try (Ledger ledger = station.ledger.open(with)) {
      ScanBack desk = new ScanBack(ledger, station.by());
      @Nullable Unit named = expect == null ? null : Reprint.unit(ledger, expect);
      if (text != null) {
        return told(verdict(desk, named, text)) ? 0 : Commands.FAILED;
      }
      return lines(desk, named);
    }
  }

  private int lines(ScanBack desk, @Nullable Unit named) {
    boolean right = true;
    try {
      BufferedReader in = with.in();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isBlank()) {
          right &= told(verdict(desk, named, line));
        }
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    return right ? 0 : Commands.FAILED;
  }

  private Verdict verdict(ScanBack desk, @Nullable Unit named, String scanned) {
    if (any) {
      return desk.ofAny(scanned);
    }
    return desk.of(scanned, named == null ? desk.expected() : named);
  }

  private boolean told(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Right(Unit unit, String what, boolean again) -> {
        if (json) {
          Map<String, Object> fields = new LinkedHashMap<>();
          fields.put("right", true);
          fields.put("serial", unit.serialNumber());
          fields.put("mac", unit.mac().text());
          fields.put("what", what);
          fields.put("again", again);
          with.out().println(Json.line(fields));
        } else {
          String before = again ? "  scanned before" : "";
          with.out().println("RIGHT  " + unit.serialNumber() + "  " + what + before);
        }
        with.out().flush();
        yield true;
      }
      case Verdict.Wrong(Finding why) -> {
        wrong(why);
        yield false;
      }
    };
  }

  private void wrong(Finding why) {
    if (json) {
      Map<String, Object> fields = new LinkedHashMap<>(FindingLines.fields(why));
      fields.put("right", false);
      with.out().println(Json.line(fields));
      with.out().flush();
      return;
    }
    with.err().println("WRONG  " + why + " [" + why.code() + "]");
    with.err().flush();
  }
}
