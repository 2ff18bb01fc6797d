package imprint.ledger.exchange;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import imprint.finding.Refusal;
import imprint.ledger.exchange.Table.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table in text: a header, then rows of as many cells. */
record CsvSheet(String name, String sha256) {
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};

  Sheet read(String text, @Nullable Character separator) {
    return new Table(name, sha256).of(lines(text, separator == null ? likeliest(text) : separator));
  }

  private List<Line> lines(String text, char separator) {
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
    var reader =
        new CsvMapper()
            .readerForArrayOf(String.class)
            .with(schema)
            .withFeatures(CsvParser.Feature.WRAP_AS_ARRAY);
    List<Line> lines = new ArrayList<>();
    int number = 1;
    try (MappingIterator<String[]> rows = reader.readValues(text)) {
      while (true) {
        // between rows, so where the next one starts
        number = Math.max(1, rows.getParser().currentLocation().getLineNr());
        if (!rows.hasNextValue()) {
          return lines;
        }
        String[] cells = rows.nextValue();
        if (!Arrays.stream(cells).allMatch(String::isBlank)) {
          lines.add(new Line(number, List.of(cells)));
        }
      }
    } catch (JsonProcessingException wrong) {
      // its message may quote the row; of a cell without end it tells no place
      JsonLocation at = wrong.getLocation();
      throw at == null
          ? Refusal.of("records.csv", name, number, number, 1)
          : Refusal.of("records.csv", name, number, at.getLineNr(), at.getColumnNr());
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory does not fail", e);
    }
  }

  /** The one that the first line has most of, outside of quotes. */
  private static char likeliest(String text) {
    int[] counts = new int[SEPARATORS.length];
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!quoted && (c == '\n' || c == '\r') && Arrays.stream(counts).sum() > 0) {
        break;
      }
      quoted ^= c == '"';
      for (int s = 0; s < SEPARATORS.length; s++) {
        counts[s] += !quoted && c == SEPARATORS[s] ? 1 : 0;
      }
    }
    int best = 0;
    for (int s = 1; s < SEPARATORS.length; s++) {
      best = counts[s] > counts[best] ? s : best;
    }
    return SEPARATORS[best];
  }
}
