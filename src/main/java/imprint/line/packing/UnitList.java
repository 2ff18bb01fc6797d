package imprint.line.packing;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.ledger.Ledger;
import imprint.ledger.State;
import imprint.ledger.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The units that a table names, by serial number or MAC, in its order. No cell is ever repeated in
 * a message: tables of labels may hold what opens the units.
 */
public final class UnitList {
  private static final int LARGEST = 16 << 20;

  /** Columns by what they are called, without signs and in small letters; the first wins. */
  private static final List<String> NAMES =
      List.of(
          "serialnumber", "serial", "serialnum", "serialno", "sn", "mac", "macaddress", "basemac");

  private final Path file;
  private final Ledger ledger;

  private UnitList(Path file, Ledger ledger) {
    this.file = file;
    this.ledger = ledger;
  }

  /**
   * Reads a CSV file in UTF-8, with commas, semicolons or tabs, with a header or without. Rows are
   * counted from 1, the header and blank ones among them, as a spreadsheet does.
   *
   * @throws Refusal line.list-column, line.list-row, line.list-row-state, line.list-row-twice,
   *     records.csv, and what {@link InputFile} refuses
   */
  public static List<Unit> read(Path file, Ledger ledger) {
    return new UnitList(file, ledger).units(rows(file));
  }

  private static List<String[]> rows(Path file) {
    String text = new String(InputFile.read(file, LARGEST), StandardCharsets.UTF_8);
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(plain));
    try (MappingIterator<String[]> rows =
        new CsvMapper()
            .readerFor(String[].class)
            .with(schema)
            .withFeatures(CsvParser.Feature.WRAP_AS_ARRAY)
            .readValues(plain)) {
      return rows.readAll();
    } catch (IOException broken) {
      throw Refusal.of("line.list-csv", file.getFileName());
    }
  }

  private static char separator(String text) {
    String first = text.lines().findFirst().orElse("");
    char most = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(first, candidate) > count(first, most)) {
        most = candidate;
      }
    }
    return most;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private List<Unit> units(List<String[]> rows) {
    int first =
        IntStream.range(0, rows.size()).filter(i -> !blank(rows.get(i))).findFirst().orElse(0);
    String[] head = rows.isEmpty() ? new String[] {""} : rows.get(first);
    int column = headed(head);
    boolean header = column >= 0;
    if (!header) {
      column = unheaded(head, first + 1);
    }
    List<Unit> units = new ArrayList<>();
    Map<Long, Integer> seen = new HashMap<>();
    for (int i = header ? first + 1 : first; i < rows.size(); i++) {
      if (!blank(rows.get(i))) {
        Unit unit = unit(rows.get(i), column, i + 1);
        Integer before = seen.put(unit.id(), i + 1);
        if (before != null) {
          throw Refusal.of(
              "line.list-row-twice", file.getFileName(), i + 1, unit.serialNumber(), before);
        }
        units.add(unit);
      }
    }
    return units;
  }

  private static boolean blank(String[] row) {
    return Stream.of(row).allMatch(String::isBlank);
  }

  private static int headed(String[] head) {
    List<String> words =
        Stream.of(head)
            .map(cell -> cell.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
            .toList();
    return NAMES.stream().mapToInt(words::indexOf).filter(i -> i >= 0).findFirst().orElse(-1);
  }

  /** The column in which a unit stands. */
  private int unheaded(String[] row, int number) {
    for (int i = 0; i < row.length; i++) {
      if (!row[i].isBlank() && ledger.find(row[i]).isPresent()) {
        return i;
      }
    }
    throw row.length == 1
        ? Refusal.of("line.list-row", file.getFileName(), number)
        : Refusal.of("line.list-column", file.getFileName());
  }

  private Unit unit(String[] row, int column, int number) {
    String cell = column < row.length ? row[column].strip() : "";
    Unit unit =
        (cell.isEmpty() ? Optional.<Unit>empty() : ledger.find(cell))
            .orElseThrow(() -> Refusal.of("line.list-row", file.getFileName(), number));
    if (unit.state() != State.DONE && unit.state() != State.LABELLED) {
      throw Refusal.of(
          "line.list-row-state", file.getFileName(), number, unit.serialNumber(), unit.state());
    }
    return unit;
  }
}
