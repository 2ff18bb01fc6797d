package imprint.ledger.exchange;

import imprint.finding.Refusal;
import java.util.Optional;
import java.util.function.Supplier;

/** One row as the mapping reads it. No message of it quotes a cell: it may be a passcode. */
record Cells(Sheet sheet, Mapping mapping, Sheet.Row row) {
  private static final int LONGEST = 1000;

  /** What the row, or the mapping for all rows, says. */
  Optional<String> told(Field field) {
    return Optional.ofNullable(mapping.columns().get(field.word()))
        .flatMap(row::told)
        .or(() -> Optional.ofNullable(mapping.fixed().get(field.word())));
  }

  /** Empty where nothing is told. */
  String text(Field field) {
    String text = told(field).orElse("");
    // what no database and no terminal takes
    if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
      throw wrong(field);
    }
    return text;
  }

  String needed(Field field) {
    String text = text(field);
    if (text.isEmpty()) {
      throw Refusal.of("records.untold", where(), field.word());
    }
    return text;
  }

  /** What {@code reader} reads in that cell; whatever it throws means that it cannot. */
  <T> T value(Field field, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (RuntimeException unreadable) {
      throw wrong(field);
    }
  }

  Refusal wrong(Field field) {
    String column = mapping.columns().getOrDefault(field.word(), field.word());
    return Refusal.of("records.cell", where(), column, field.word());
  }

  /** File and line. */
  String where() {
    return sheet.name() + ":" + row.line();
  }
}
