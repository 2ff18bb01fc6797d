package imprint.ledger.exchange;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.exchange.Table.Line;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The first sheet of an XLSX file. Numbers are taken as they are stored, not as they look. */
record WorkbookSheet(String name, String sha256) {
  private static final String SHARED = "xl/sharedStrings.xml";

  /** Spreadsheets keep no more digits of a number, and put zeros for the others. */
  private static final int DIGITS = 15;

  /** The most that a sheet can have. */
  private static final int COLUMNS = 16_384;

  /** A cell takes more than that in the file; a gap takes nothing there, but memory here. */
  private static final int BYTES_OF_A_CELL = 16;

  /**
   * @param most bytes that it may have when it is unpacked
   * @throws Refusal records.workbook, records.workbook-large, records.workbook-digits,
   *     records.workbook-error, and those of {@link Table}
   */
  Sheet read(byte[] bytes, int most) {
    try {
      Workbook book = new Workbook(name, bytes, most);
      List<String> shared = book.has(SHARED) ? shared(book.open(SHARED)) : List.of();
      return new Table(name, sha256)
          .of(even(lines(book.open(book.firstSheet()), shared, most / BYTES_OF_A_CELL)));
    } catch (IOException | XMLStreamException | NumberFormatException e) {
      throw new Refusal(Finding.error("records.workbook", name), e);
    }
  }

  /** Each of them is one {@code si}, of one or several runs. */
  private static List<String> shared(XMLStreamReader xml) throws XMLStreamException {
    List<String> texts = new ArrayList<>();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("si")) {
        texts.add(runs(xml, "si"));
      }
    }
    return texts;
  }

  /** The text of all {@code t} up to the end of that element; how it is spoken is left out. */
  private static String runs(XMLStreamReader xml, String end) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    boolean spoken = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals(end)) {
        break;
      }
      if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("rPh")) {
        spoken = true;
      } else if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("rPh")) {
        spoken = false;
      } else if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("t")) {
        String run = xml.getElementText();
        text.append(spoken ? "" : run);
      }
    }
    return text.toString();
  }

  /**
   * @param most cells, with those that only fill a gap
   */
  private List<Line> lines(XMLStreamReader xml, List<String> shared, int most)
      throws IOException, XMLStreamException {
    List<Line> lines = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    int row = 0;
    int column = 0;
    int left = most;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("row")) {
        String number = xml.getAttributeValue(null, "r");
        row = number == null ? row + 1 : Integer.parseInt(number);
        cells = new ArrayList<>();
        column = 0;
      } else if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("c")) {
        String place = xml.getAttributeValue(null, "r");
        column = place == null ? column : column(place);
        put(cells, column++, cell(xml, place == null ? "row " + row : place, shared));
      } else if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("row")) {
        left -= Math.max(cells.size(), lines.isEmpty() ? 0 : lines.getFirst().cells().size());
        if (left < 0) {
          throw Refusal.of("records.workbook-large", name);
        }
        if (!cells.stream().allMatch(String::isBlank)) {
          lines.add(new Line(row, cells));
        }
      }
    }
    return lines;
  }

  private static void put(List<String> cells, int column, String cell) throws IOException {
    if (column < cells.size()) {
      throw new IOException("a cell twice, or not in order");
    }
    if (!cell.isEmpty()) {
      cells.addAll(Collections.nCopies(column - cells.size(), ""));
      cells.add(cell);
    }
  }

  /** {@code C7} is 2. */
  private static int column(String place) throws IOException {
    int column = 0;
    for (int i = 0; i < place.length() && Character.isLetter(place.charAt(i)); i++) {
      column = column * 26 + Character.toUpperCase(place.charAt(i)) - 'A' + 1;
      if (column < 1 || column > COLUMNS) {
        throw new IOException("no such column");
      }
    }
    return column - 1;
  }

  private String cell(XMLStreamReader xml, String place, List<String> shared)
      throws IOException, XMLStreamException {
    String kind = xml.getAttributeValue(null, "t");
    if ("inlineStr".equals(kind)) {
      return runs(xml, "c");
    }
    String value = "";
    while (xml.next() != XMLStreamReader.END_ELEMENT || !xml.getLocalName().equals("c")) {
      if (xml.isStartElement() && xml.getLocalName().equals("v")) {
        value = xml.getElementText();
      }
    }
    if (value.isEmpty() || "str".equals(kind) || "b".equals(kind) || "d".equals(kind)) {
      return value;
    }
    if ("e".equals(kind)) {
      throw Refusal.of("records.workbook-error", name, place);
    }
    if ("s".equals(kind)) {
      int index = Integer.parseInt(value);
      if (index < 0 || index >= shared.size()) {
        throw new IOException("no such text");
      }
      return shared.get(index);
    }
    return number(value, place);
  }

  private String number(String value, String place) {
    BigDecimal told = new BigDecimal(value);
    if (Math.abs((long) told.scale()) > DIGITS || told.precision() > 2 * DIGITS) {
      throw Refusal.of("records.workbook-digits", name, place);
    }
    BigDecimal number = told.stripTrailingZeros();
    if (number.precision() - number.scale() > DIGITS || number.scale() > DIGITS) {
      throw Refusal.of("records.workbook-digits", name, place);
    }
    return number.toPlainString();
  }

  /** Empty cells at the end of a row are not in the file. */
  private static List<Line> even(List<Line> lines) {
    if (lines.isEmpty()) {
      return lines;
    }
    int columns = lastTold(lines.getFirst().cells());
    return lines.stream()
        .map(
            line -> {
              int length = Math.max(columns, lastTold(line.cells()));
              List<String> cells =
                  new ArrayList<>(line.cells().subList(0, Math.min(length, line.cells().size())));
              while (cells.size() < length) {
                cells.add("");
              }
              return new Line(line.number(), cells);
            })
        .toList();
  }

  private static int lastTold(List<String> cells) {
    int length = cells.size();
    while (length > 0 && cells.get(length - 1).isBlank()) {
      length--;
    }
    return length;
  }
}
