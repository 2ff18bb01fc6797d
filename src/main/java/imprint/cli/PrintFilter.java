package imprint.cli;

import imprint.finding.Refusal;
import imprint.ledger.Filter;
import imprint.ledger.State;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
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

  Filter filter(Set<State> states, Filter.@Nullable Serials serials) {
    @Nullable LocalDate date = day == null ? null : date(day);
    return new Filter(
        null,
        null,
        product,
        null,
        null,
        states,
        date == null ? null : start(date),
        date == null ? null : start(date.plusDays(1)),
        serials,
        null);
  }

  /** A day begins where this computer is. */
  private static Instant start(LocalDate date) {
    return date.atStartOfDay(ZoneId.systemDefault()).toInstant();
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
