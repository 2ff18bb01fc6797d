package imprint.cli;

import imprint.finding.Finding;
import imprint.ledger.Admission;
import imprint.ledger.Foreign;
import imprint.ledger.Unit;
import imprint.ledger.exchange.ReadRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of the rows of an import, or would. No passcode is shown. */
final class ImportReport {
  private static final int MOST = 20;

  private final Surroundings with;
  private final boolean json;
  private final boolean really;
  private int added;
  private int known;
  private int refused;

  ImportReport(Surroundings with, boolean json, boolean really) {
    this.with = with;
    this.json = json;
    this.really = really;
  }

  static List<Foreign> units(List<ReadRow> rows) {
    List<Foreign> units = new ArrayList<>();
    for (ReadRow row : rows) {
      switch (row) {
        case ReadRow.Taken(var unit) -> units.add(unit);
        case ReadRow.Refused _ -> {}
      }
    }
    return units;
  }

  /** One row and its end. */
  private record Line(int number, @Nullable Foreign unit, String outcome, Optional<Finding> why) {}

  /**
   * @param judged of the rows that are units, in their order
   * @param shown so many rows in full
   */
  void print(List<ReadRow> rows, List<Admission> judged, int shown, boolean taken) {
    List<Line> lines = lines(rows, judged);
    if (json) {
      lines.forEach(line -> with.out().println(Json.line(fields(line))));
    } else {
      table(lines.subList(0, really ? 0 : Math.min(shown, lines.size())));
      refusals(lines);
      with.out().println(summary(taken));
    }
  }

  private List<Line> lines(List<ReadRow> rows, List<Admission> judged) {
    List<Line> lines = new ArrayList<>();
    Iterator<Admission> next = judged.iterator();
    for (ReadRow row : rows) {
      lines.add(
          switch (row) {
            case ReadRow.Refused(var cells, Finding why) -> {
              refused++;
              yield new Line(cells.number(), null, "refused", Optional.of(why));
            }
            case ReadRow.Taken _ -> line(next.next());
          });
    }
    return lines;
  }

  private Line line(Admission admission) {
    Foreign unit = admission.record();
    int number = unit.source().row();
    return switch (admission) {
      case Admission.New _ -> {
        added++;
        yield new Line(number, unit, "new", Optional.empty());
      }
      case Admission.Known _ -> {
        known++;
        yield new Line(number, unit, "known", Optional.empty());
      }
      case Admission.Clash(var _, var part, var other) -> {
        refused++;
        yield new Line(number, unit, "conflict", Optional.of(clash(unit, part, other)));
      }
      case Admission.Twice(var _, var part, var earlier) -> {
        refused++;
        yield new Line(
            number,
            unit,
            "conflict",
            Optional.of(
                Finding.error("records.twice", where(unit), earlier.source().row(), name(part))));
      }
    };
  }

  private static Finding clash(Foreign unit, Admission.Part part, Unit other) {
    String where = where(unit);
    return switch (part) {
      case STATE ->
          Finding.error(
              "records.other-state",
              where,
              unit.told().state(),
              other.serialNumber(),
              other.state());
      case SERIAL_NUMBER -> Finding.error("records.other-unit", where, other.serialNumber());
      case DAC_KEY, DAC_CERTIFICATE, PASSCODE, ROTATING_ID, MAC ->
          Finding.error("records.clash", where, description(other), name(part));
    };
  }

  /** With what leads to the board and to where it came from. */
  private static String description(Unit unit) {
    String from = unit.origin() == null ? "" : ", from " + unit.origin().source().file();
    return "%s (%s, %s%s)".formatted(unit.serialNumber(), unit.mac(), unit.state(), from);
  }

  private static String where(Foreign unit) {
    return unit.source().file() + ", row " + unit.source().row() + " (" + unit.serialNumber() + ")";
  }

  private static String name(Admission.Part part) {
    return part.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void table(List<Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    TextTable table =
        new TextTable("row", "serial", "mac", "vendor", "product", "state", "tells", "outcome");
    for (Line line : lines) {
      Foreign unit = line.unit();
      String number = Integer.toString(line.number());
      if (unit == null) {
        table.row(number, "", "", "", "", "", "", line.outcome());
        continue;
      }
      table.row(
          number,
          unit.serialNumber(),
          unit.board().mac().text(),
          "0x%04X".formatted(unit.product().vendorId()),
          "0x%04X".formatted(unit.product().productId()),
          unit.told().state().toString(),
          tells(unit),
          line.outcome());
    }
    table.print(with.out());
  }

  /** Of what not every record tells. */
  private static String tells(Foreign unit) {
    List<String> told = new ArrayList<>();
    if (unit.passcode() != null) {
      told.add("passcode");
    }
    if (unit.dacKey() != null) {
      told.add("key");
    }
    if (unit.dacSerial() != null) {
      told.add("certificate");
    }
    if (!unit.told().proof().isEmpty()) {
      told.add("proof");
    }
    return told.isEmpty() ? "-" : String.join("+", told);
  }

  private void refusals(List<Line> lines) {
    List<Finding> why = lines.stream().map(Line::why).flatMap(Optional::stream).toList();
    why.stream().limit(MOST).forEach(with.out()::println);
    if (why.size() > MOST) {
      with.out().printf("… and %d more; --json tells all.%n", why.size() - MOST);
    }
  }

  private String summary(boolean taken) {
    String counts = "%d new, %d here already, %d refused".formatted(added, known, refused);
    if (taken) {
      return added == 0 ? counts + ": nothing was added." : counts + ": the new ones were added.";
    }
    return really
        ? counts + ": nothing was added; --skip-conflicts takes the others."
        : counts + ": nothing was changed; give --yes to take them in.";
  }

  private static Map<String, Object> fields(Line line) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("row", line.number());
    Foreign unit = line.unit();
    if (unit != null) {
      fields.put("serial", unit.serialNumber());
      fields.put("mac", unit.board().mac().text());
    }
    fields.put("outcome", line.outcome());
    line.why()
        .ifPresent(
            why -> {
              fields.put("code", why.code());
              fields.put("sentence", why.sentence(Locale.ENGLISH));
            });
    return fields;
  }
}
