package imprint.cli;

import imprint.finding.Refusal;
import imprint.line.packing.Wanted;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which of many units are meant, by what the ledger knows. */
final class PrintFilter {
  @Option(
      names = "--only-product",
      paramLabel = "NAME-or-HASH",
      description = "With --next or --from: only units of this product.")
  @Nullable String product;

  @Option(
      names = "--day",
      paramLabel = "DATE",
      description = "With --next or --from: only units begun on this day, such as 2026-01-31.")
  @Nullable String day;

  Wanted.Only only() {
    return new Wanted.Only(product, day == null ? null : date(day));
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Refusal.of("cli.filter-time", text);
    }
  }

  /** Where no units are looked for there is nothing to choose from. */
  void refuse(String without) {
    if (product != null || day != null) {
      throw Refusal.of("cli.option-needs", product != null ? "--only-product" : "--day", without);
    }
  }
}
