package imprint.cli;

import imprint.ledger.Filter;
import imprint.ledger.Ledger;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.packing.UnitList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Whose labels are printed. */
final class PrintSource {
  private static final int MOST = 10_000;

  @Option(names = "--unit", paramLabel = "SERIAL-or-MAC", description = "A unit in the ledger.")
  @Nullable String unit;

  @Option(names = "--payload", paramLabel = "MT:…", description = "An onboarding payload.")
  @Nullable String payload;

  @Option(
      names = "--next",
      paramLabel = "N",
      description = "The N oldest finished units whose label of this layout was never sent.")
  @Nullable Integer next;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "The units of a table with a column of serial numbers or MACs, in its order.")
  @Nullable Path csv;

  @ArgGroup(exclusive = false)
  @Nullable Range range;

  /** Serial numbers in the order of texts. */
  static final class Range {
    @Option(
        names = "--from",
        required = true,
        paramLabel = "SERIAL",
        description = "Finished units from this serial number on, in the order of texts,")
    String from = "";

    @Option(
        names = "--to",
        required = true,
        paramLabel = "SERIAL",
        description = "to this one, itself among them.")
    String to = "";
  }

  /**
   * The units, where many are asked for.
   *
   * @param layout of their labels, by its name
   */
  List<Unit> units(Ledger ledger, PrintFilter only, String layout) {
    if (next != null) {
      NumberOption.within(1, MOST, next, "--next");
      return ledger.labels().unsent(only.filter(Set.of(State.DONE), null), layout, next);
    }
    if (range != null) {
      Filter.Serials serials = new Filter.Serials(range.from, range.to);
      List<Unit> units = new ArrayList<>();
      ledger.records().forEach(only.filter(Set.of(State.DONE), serials), units::add);
      return units;
    }
    only.refuse("--next");
    return UnitList.read(Objects.requireNonNull(csv), ledger);
  }
}
