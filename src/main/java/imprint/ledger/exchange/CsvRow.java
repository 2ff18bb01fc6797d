package imprint.ledger.exchange;

import java.util.List;
import java.util.stream.Collectors;

/** One row of CSV (RFC 4180): quotes only where a cell needs them, CR and LF at the end. */
final class CsvRow {
  private CsvRow() {}

  static String of(List<String> cells) {
    // a row of one empty cell would be a blank line, which readers pass over
    return cells.equals(List.of(""))
        ? "\"\"\r\n"
        : cells.stream().map(CsvRow::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    // not only the separator: readers guess it, and many strip blanks
    boolean plain =
        text.equals(text.strip())
            && text.chars().noneMatch(c -> ",;\t\"\r\n#\uFEFF".indexOf(c) >= 0);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
