package imprint.ledger.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Another line's file, as rows of texts. Prints none of them: there may be passcodes among them.
 *
 * @param name of the file, without folders
 * @param sha256 of the file, hexadecimal
 * @param columns in the order of the file, no two alike
 */
public record Sheet(String name, String sha256, List<String> columns, List<Row> rows) {
  private static final Pattern CODE = Pattern.compile("MT:|[0-9]{8}");

  public Sheet {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * One unit as the file has it.
   *
   * @param number from 1, the header and blank lines not counted
   * @param line of the file, from 1, where it starts
   * @param cells by column; what a row does not have is absent
   */
  public record Row(int number, int line, Map<String, String> cells) {
    public Row {
      cells = Map.copyOf(cells);
    }

    /** The cell without blanks around it, if anything is left. */
    Optional<String> told(String column) {
      return Optional.ofNullable(cells.get(column)).map(String::strip).filter(c -> !c.isEmpty());
    }

    @Override
    public String toString() {
      return "row " + number;
    }
  }

  /** The names of its columns, for a message. */
  String header() {
    return String.join(", ", columns.stream().map(Sheet::shown).toList());
  }

  /** Without what may be a code: a file without a header begins with a unit. */
  static String shown(String column) {
    return CODE.matcher(column.replaceAll("[ -]", "")).find() ? "…" : column;
  }

  @Override
  public String toString() {
    return name;
  }
}
