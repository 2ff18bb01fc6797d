package imprint.nvs;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the CSV dialect. Does not print its value.
 *
 * @param where key, file and line, as findings say it
 */
record CsvRow(String key, String type, String encoding, String value, String where) {
  // comments are blanked beforehand: Jackson would also trim the first cell of every row
  private static final ObjectReader CELLS =
      new CsvMapper().readerForArrayOf(String.class).withFeatures(CsvParser.Feature.WRAP_AS_ARRAY);

  /**
   * All rows behind the header.
   *
   * @throws Refusal nvs.csv-syntax, nvs.csv-header, nvs.csv-columns
   */
  static List<CsvRow> read(String name, String text) {
    List<CsvRow> rows = new ArrayList<>();
    @Nullable CsvHeader header = null;
    int line = 1;
    try (MappingIterator<String[]> lines = CELLS.readValues(CsvComments.blank(text))) {
      while (true) {
        // between rows, so where the next one starts
        line = Math.max(1, lines.getParser().currentLocation().getLineNr());
        if (!lines.hasNextValue()) {
          return rows;
        }
        String[] cells = lines.nextValue();
        if (Arrays.stream(cells).allMatch(String::isBlank)) {
          continue;
        }
        if (header == null) {
          header = CsvHeader.of(cells, name + ":" + line);
        } else {
          rows.add(header.row(cells, name + ":" + line));
        }
      }
    } catch (JsonProcessingException e) {
      // neither its message, which may quote the row, nor itself goes further
      // null of a cell without end
      JsonLocation at = e.getLocation();
      throw Refusal.of("nvs.csv-syntax", name + ":" + (at == null ? line : at.getLineNr()));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory does not fail", e);
    }
  }

  /** The refusal of an image, which names the key at most, with file and line. */
  Refusal located(Refusal refused) {
    Finding finding = refused.finding();
    if (finding.code().equals("nvs.full")) {
      return new Refusal(Finding.error("nvs.csv-full", where, finding.arguments().getFirst()));
    }
    List<String> arguments = new ArrayList<>(finding.arguments());
    if (arguments.isEmpty() || !arguments.getFirst().equals(key)) {
      return refused;
    }
    arguments.set(0, where);
    return new Refusal(new Finding(finding.code(), finding.severity(), arguments), refused);
  }

  @Override
  public String toString() {
    return where;
  }
}
