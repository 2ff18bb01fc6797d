package imprint.ui.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Which days are meant. */
public enum Period {
  ANY,
  TODAY,
  YESTERDAY,
  WEEK,
  MONTH,
  /** One that a person names. */
  DAY;

  private static final int DAYS_OF_WEEK = 7;
  private static final int DAYS_OF_MONTH = 30;

  /**
   * From when until when.
   *
   * @param from null: from the beginning
   * @param to null: until now
   */
  record Span(@Nullable Instant from, @Nullable Instant to) {}

  /** Whether it is divided into hours, and not into days. */
  boolean byHour() {
    return this == TODAY || this == YESTERDAY || this == DAY;
  }

  Span span(LocalDate today, LocalDate named, ZoneId zone) {
    return switch (this) {
      case ANY -> new Span(null, null);
      case TODAY -> days(today, 1, zone);
      case YESTERDAY -> days(today.minusDays(1), 1, zone);
      case WEEK -> days(today.minusDays(DAYS_OF_WEEK - 1), DAYS_OF_WEEK, zone);
      case MONTH -> days(today.minusDays(DAYS_OF_MONTH - 1), DAYS_OF_MONTH, zone);
      case DAY -> days(named, 1, zone);
    };
  }

  private static Span days(LocalDate first, int count, ZoneId zone) {
    return new Span(
        first.atStartOfDay(zone).toInstant(), first.plusDays(count).atStartOfDay(zone).toInstant());
  }
}
