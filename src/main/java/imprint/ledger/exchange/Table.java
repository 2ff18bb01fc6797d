package imprint.ledger.exchange;

import imprint.finding.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A header and rows of as many cells, wherever they were read. */
record Table(String name, String sha256) {
  /**
   * @param number of the line or row in the file, from 1
   */
  record Line(int number, List<String> cells) {}

  /**
   * As a sheet.
   *
   * @throws Refusal records.no-rows, records.header-twice, records.row-length
   */
  Sheet of(List<Line> lines) {
    if (lines.isEmpty()) {
      throw Refusal.of("records.no-rows", name);
    }
    List<String> columns = header(lines.getFirst());
    List<Sheet.Row> rows = new ArrayList<>();
    for (Line line : lines.subList(1, lines.size())) {
      if (line.cells().size() != columns.size()) {
        throw Refusal.of(
            "records.row-length", name, line.number(), line.cells().size(), columns.size());
      }
      Map<String, String> cells = new HashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        cells.put(columns.get(i), line.cells().get(i));
      }
      rows.add(new Sheet.Row(rows.size() + 1, line.number(), cells));
    }
    return new Sheet(name, sha256, columns, rows);
  }

  private List<String> header(Line line) {
    List<String> columns = line.cells().stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!seen.add(column)) {
        throw Refusal.of("records.header-twice", name, line.number(), Sheet.shown(column));
      }
    }
    return columns;
  }
}
