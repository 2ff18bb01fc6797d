package imprint.cli;

import imprint.factory.batch.Order;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** From when and how long certificates that are made are valid. */
final class ValidityOptions {
  private static final long USUAL_DAYS = 36_500;
  private static final long NO_END_OF_2022 = 4_294_967_295L;

  @Option(
      names = {"-lt", "--lifetime"},
      paramLabel = "DAYS",
      defaultValue = "36500",
      converter = IntegerText.Converter.class,
      description = "Of certificates that are made, but never beyond their issuer's end.")
  IntegerText lifetime;

  @Option(
      names = {"-vf", "--valid-from"},
      paramLabel = "TIME",
      description =
          "Start of certificates that are made, UTC: YYYY-MM-DD, YYYY-MM-DD HH:MM:SS or with a T"
              + " between (now).")
  @Nullable String validFrom;

  Order.DacTerms terms() {
    long days = lifetime.within(0, NO_END_OF_2022, "--lifetime");
    return new Order.DacTerms(
        days == 0 ? USUAL_DAYS : days, Optional.ofNullable(validFrom).map(ValidityOptions::time));
  }

  /**
   * Whether commissioners take them now; a warning where they will only later.
   *
   * @throws Refusal generate.valid-until, generate.valid-from, generate.range
   */
  void check(Instant now, List<Finding> findings) {
    Order.DacTerms terms = terms();
    Instant start = terms.validFrom().orElse(now);
    Instant end = start.plus(Duration.ofDays(terms.lifetimeDays()));
    if (!end.isAfter(now)) {
      throw Refusal.of("generate.valid-until", day(end));
    }
    if (start.isAfter(now)) {
      findings.add(Finding.warning("generate.valid-later", day(start)));
    }
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Instant time(String text) {
    try {
      return text.length() == "YYYY-MM-DD".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : LocalDateTime.parse(text.replaceFirst(" ", "T")).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException notATime) {
      throw Refusal.of("generate.valid-from", text);
    }
  }
}
