package imprint.factory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Which manufacturing date a unit gets. */
public sealed interface ManufacturingDate {
  /** None. */
  record Unset() implements ManufacturingDate {}

  /** The day on which the unit is made, where the station stands. */
  record Today() implements ManufacturingDate {}

  /** This day. */
  record On(LocalDate day) implements ManufacturingDate {}

  /** Reads {@code today} or {@code YYYY-MM-DD}; empty where it is neither, or no day at all. */
  static Optional<ManufacturingDate> parse(String text) {
    if (text.equals("today")) {
      return Optional.of(new Today());
    }
    if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new On(LocalDate.parse(text)));
    } catch (DateTimeParseException impossible) {
      return Optional.empty();
    }
  }

  /** As product.yaml has it; empty for {@link Unset}. */
  default Optional<String> text() {
    return switch (this) {
      case Unset _ -> Optional.empty();
      case Today _ -> Optional.of("today");
      case On(LocalDate day) -> Optional.of(day.toString());
    };
  }

  /** As the device has it, YYYYMMDD (Matter core specification, 11.1.5.12). */
  default Optional<String> stored(Clock clock) {
    return switch (this) {
      case Unset _ -> Optional.empty();
      case Today _ -> Optional.of(stored(LocalDate.now(clock)));
      case On(LocalDate day) -> Optional.of(stored(day));
    };
  }

  private static String stored(LocalDate day) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }
}
