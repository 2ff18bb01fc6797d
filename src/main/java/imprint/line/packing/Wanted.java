package imprint.line.packing;

import imprint.finding.Refusal;
import imprint.ledger.Filter;
import imprint.ledger.Ledger;
import imprint.ledger.State;
import imprint.ledger.Unit;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Of which units labels are wanted. */
public sealed interface Wanted {
  /** Units of one go. */
  int MOST = 10_000;

  /** The oldest finished ones whose label of the layout never went out, {@code count} at most. */
  record Next(int count) implements Wanted {}

  /** Finished ones from the one serial number to the other, in the order of texts. */
  record Range(String from, String to) implements Wanted {}

  /** Those of a table, in its order; as {@link UnitList}. */
  record Table(Path file) implements Wanted {}

  /**
   * Which of the next ones or of a range, by what the ledger knows.
   *
   * @param product its name, or the hash of its file; null for any
   * @param day on which they were begun, where this computer is; null for any
   */
  record Only(@Nullable String product, @Nullable LocalDate day) {
    public static final Only ANY = new Only(null, null);

    private Filter filter(Filter.@Nullable Serials serials) {
      return new Filter(
          null,
          null,
          product,
          null,
          null,
          Set.of(State.DONE),
          day == null ? null : start(day),
          day == null ? null : start(day.plusDays(1)),
          serials,
          null,
          null);
    }

    private static Instant start(LocalDate date) {
      return date.atStartOfDay(ZoneId.systemDefault()).toInstant();
    }
  }

  /**
   * The units.
   *
   * @param only asked of all but a table
   * @param layout of their labels, by its name
   * @throws Refusal what {@link UnitList#read} refuses
   */
  default List<Unit> units(Ledger ledger, Only only, String layout) {
    return switch (this) {
      case Next(int count) -> ledger.labels().unsent(only.filter(null), layout, count);
      case Range(String from, String to) -> {
        List<Unit> units = new ArrayList<>();
        ledger.records().forEach(only.filter(new Filter.Serials(from, to)), units::add);
        yield units;
      }
      case Table(Path file) -> UnitList.read(file, ledger);
    };
  }
}
