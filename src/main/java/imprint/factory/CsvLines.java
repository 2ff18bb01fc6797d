package imprint.factory;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The rows of a CSV file that a person made, blank ones left out; each knows its line. */
public final class CsvLines {
  private static final ObjectReader CELLS =
      new CsvMapper().readerForArrayOf(String.class).withFeatures(CsvParser.Feature.WRAP_AS_ARRAY);

  /** More than a hundred thousand units with twenty keys each. */
  private static final int LARGEST = 64 << 20;

  /**
   * One row. Does not print its cells.
   *
   * @param where file and line, as findings say it
   */
  public record Line(String where, List<String> cells) {
    @Override
    public String toString() {
      return where;
    }
  }

  private CsvLines() {}

  /**
   * Reads a file in UTF-8, with or without a byte order mark.
   *
   * @throws Refusal nvs.csv-utf8, nvs.csv-syntax and what {@link InputFile} refuses
   */
  public static List<Line> read(Path file) {
    byte[] bytes = InputFile.read(file, LARGEST);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return read(String.valueOf(file.getFileName()), text);
    } catch (CharacterCodingException notUtf8) {
      throw Refusal.of("nvs.csv-utf8", file);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  static List<Line> read(String name, String text) {
    List<Line> lines = new ArrayList<>();
    try {
      each(name, new StringReader(text), lines::add);
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory does not fail", e);
    }
    return lines;
  }

  /**
   * Goes through a file in the same form that may be of any size, as lists of units are.
   *
   * @throws Refusal nvs.csv-utf8, nvs.csv-syntax
   */
  public static void each(Path file, Consumer<Line> line) throws IOException {
    try (Reader text = Files.newBufferedReader(file)) {
      each(String.valueOf(file.getFileName()), text, line);
    } catch (CharacterCodingException notUtf8) {
      throw Refusal.of("nvs.csv-utf8", file);
    }
  }

  private static void each(String name, Reader text, Consumer<Line> line) throws IOException {
    PushbackReader plain = new PushbackReader(text);
    int first = plain.read();
    if (first >= 0 && first != '\uFEFF') {
      plain.unread(first);
    }
    try (MappingIterator<String[]> rows = CELLS.readValues(plain)) {
      while (true) {
        // between rows, so where the next one starts
        int number = Math.max(1, rows.getParser().currentLocation().getLineNr());
        if (!rows.hasNextValue()) {
          return;
        }
        String[] cells = rows.nextValue();
        if (!Arrays.stream(cells).allMatch(String::isBlank)) {
          line.accept(new Line(name + ":" + number, List.of(cells)));
        }
      }
    } catch (JsonProcessingException wrong) {
      // neither its message, which may quote the row, nor itself goes further
      JsonLocation at = wrong.getLocation();
      throw Refusal.of("nvs.csv-syntax", name + ":" + (at == null ? 1 : at.getLineNr()));
    }
  }
}
