package imprint.ledger.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** One line for each unit, in either form, written as they come. */
public final class Lines {
  private final Writer out;
  private final Form form;
  private final List<String> fields;

  /** How a unit is written. */
  public enum Form {
    /** RFC 4180, UTF-8 without a byte order mark, with a header. */
    CSV,
    /** One JSON object a line, LF at the end. */
    JSON_LINES
  }

  /**
   * Begins with the header, where the form has one.
   *
   * @param fields the columns
   */
  public Lines(Writer out, Form form, List<String> fields) {
    this.out = out;
    this.form = form;
    this.fields = List.copyOf(fields);
    if (form == Form.CSV) {
      write(CsvRow.of(fields));
    }
  }

  /** Fields that the line lacks, or that are null, are empty cells. */
  public void add(ObjectNode line) {
    write(
        switch (form) {
          case CSV -> CsvRow.of(fields.stream().map(field -> text(line.get(field))).toList());
          case JSON_LINES -> line + "\n";
        });
  }

  private static String text(@org.jspecify.annotations.Nullable JsonNode value) {
    return value == null || value.isNull() ? "" : value.asText();
  }

  private void write(String text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
