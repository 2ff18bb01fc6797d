package imprint.factory.batch;

import java.util.List;
import java.util.stream.Collectors;

/** Rows of CSV as Python's csv module writes them: quotes only where a cell needs them. */
final class CsvText {
  static final String LF = "\n";
  static final String CRLF = "\r\n";

  private CsvText() {}

  static String row(List<String> cells, String end) {
    return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", end));
  }

  private static String cell(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r' || (c == '#' && i == 0)) {
        return '"' + text.replace("\"", "\"\"") + '"';
      }
    }
    return text;
  }
}
