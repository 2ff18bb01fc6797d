package imprint.ledger.exchange;

import imprint.finding.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which column of another line's file tells what of a unit.
 *
 * @param columns by the names of {@link Field}
 * @param fixed what is the same for all rows and stands in no column, by the same names
 * @param separator of a CSV file; null: found out
 */
public record Mapping(
    Map<String, String> columns, Map<String, String> fixed, @Nullable Character separator) {
  public Mapping {
    columns = Map.copyOf(columns);
    fixed = Map.copyOf(fixed);
  }

  /** For a file whose columns are named as in our own export; others are passed over. */
  public static Mapping byName(List<String> header) {
    Map<String, String> columns = new LinkedHashMap<>();
    header.stream()
        .filter(column -> Field.named(column).isPresent())
        .forEach(column -> columns.put(column, column));
    return new Mapping(columns, Map.of(), null);
  }

  /**
   * That every column there is in the file, and that the fields are there which no unit goes
   * without.
   *
   * @throws Refusal records.column-absent, records.field-absent
   */
  public void check(Sheet sheet) {
    columns.forEach(
        (field, column) -> {
          if (!sheet.columns().contains(column)) {
            throw Refusal.of("records.column-absent", sheet.name(), column, field, sheet.header());
          }
        });
    boolean ids = has(Field.QR_CODE) || (has(Field.VENDOR_ID) && has(Field.PRODUCT_ID));
    if (!has(Field.SERIAL) || !has(Field.MAC) || !ids) {
      String missing = !has(Field.SERIAL) ? "serial" : !has(Field.MAC) ? "mac" : "vendorId";
      throw Refusal.of("records.field-absent", sheet.name(), missing, sheet.header());
    }
  }

  private boolean has(Field field) {
    return columns.containsKey(field.word()) || fixed.containsKey(field.word());
  }
}
