package imprint.cli;

import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import imprint.line.packing.Wanted;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Whose labels are printed. */
final class PrintSource {
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
    return wanted(only).units(ledger, only.only(), layout);
  }

  private Wanted wanted(PrintFilter only) {
    if (next != null) {
      NumberOption.within(1, Wanted.MOST, next, "--next");
      return new Wanted.Next(next);
    }
    if (range != null) {
      FilterOptions.inOrder(range.from, range.to);
      return new Wanted.Range(range.from, range.to);
    }
    only.refuse("--next");
    return new Wanted.Table(Objects.requireNonNull(csv));
  }
}
