package imprint.nvs;

import imprint.finding.Refusal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which column is which. */
final class CsvHeader {
  private static final Set<String> NAMES = Set.of("key", "type", "encoding", "value");

  private final List<String> names;

  private CsvHeader(List<String> names) {
    this.names = names;
  }

  /**
   * Takes the four names in any order; further columns must be without name and content.
   *
   * @throws Refusal nvs.csv-header
   */
  static CsvHeader of(String[] cells, String place) {
    List<String> named = Arrays.stream(cells).filter(cell -> !cell.isBlank()).toList();
    if (named.size() != NAMES.size() || !NAMES.equals(new HashSet<>(named))) {
      throw Refusal.of("nvs.csv-header", place);
    }
    return new CsvHeader(List.of(cells));
  }

  /**
   * A namespace needs no more than its name; other rows fill all columns.
   *
   * @throws Refusal nvs.csv-columns
   */
  CsvRow row(String[] cells, String place) {
    String key = cell(cells, "key");
    String where = key + " (" + place + ")";
    String type = cell(cells, "type");
    boolean whole = type.equals("namespace") || cells.length > lastNamed();
    for (int i = 0; i < cells.length; i++) {
      whole &= cells[i].isBlank() || (i < names.size() && NAMES.contains(names.get(i)));
    }
    if (!whole) {
      throw Refusal.of("nvs.csv-columns", where, cells.length);
    }
    return new CsvRow(key, type, cell(cells, "encoding"), cell(cells, "value"), where);
  }

  private int lastNamed() {
    return NAMES.stream().mapToInt(names::indexOf).max().orElseThrow();
  }

  private String cell(String[] cells, String name) {
    int at = names.indexOf(name);
    return at < cells.length ? cells[at] : "";
  }
}
