package imprint.nvs;

/** Lines that start with {@code #}, but not inside a quoted value. */
final class CsvComments {
  private CsvComments() {}

  /** The text without its byte order mark and with every comment cut to an empty line. */
  static String blank(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    boolean lineStart = true;
    boolean cellStart = true;
    boolean quoted = false;
    boolean comment = false;
    for (int i = text.startsWith("\uFEFF") ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean end = c == '\n' || c == '\r';
      if (quoted) {
        // a doubled quote closes and opens again, which comes to the same
        quoted = c != '"';
        cellStart = c == '"';
        lineStart = false;
        kept.append(c);
        continue;
      }
      comment = !end && (comment || (lineStart && c == '#'));
      quoted = !comment && cellStart && c == '"';
      lineStart = end;
      cellStart = end || c == ',';
      if (!comment) {
        kept.append(c);
      }
    }
    return kept.toString();
  }
}
