package imprint.factory;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** A piece of a serial number's pattern. */
sealed interface SerialPart {
  /** Longest code of a station that a serial number takes. */
  int STATION = 8;

  /** As long and as wide on paper as it can get. */
  String widest();

  /** Characters that stand there as they are. */
  record Literal(String text) implements SerialPart {
    @Override
    public String widest() {
      return text;
    }
  }

  /**
   * The day on which the unit is made.
   *
   * @param form of yyyy, yy, MM, dd; or yyyy or yy and ww, the ISO week and the year it belongs to
   */
  record Date(String form) implements SerialPart {
    @Override
    public String widest() {
      return "0".repeat(form.length());
    }

    String of(LocalDate day) {
      boolean weekly = form.endsWith("ww");
      int year = weekly ? day.get(IsoFields.WEEK_BASED_YEAR) : day.getYear();
      String yyyy = String.format(Locale.ROOT, "%04d", year);
      return form.replace("yyyy", yyyy)
          .replace("yy", yyyy.substring(2))
          .replace("MM", twoDigits(day.getMonthValue()))
          .replace("dd", twoDigits(day.getDayOfMonth()))
          .replace("ww", twoDigits(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
    }

    private static String twoDigits(int number) {
      return String.format(Locale.ROOT, "%02d", number);
    }
  }

  /** The code of the station that makes the unit. */
  record Station() implements SerialPart {
    @Override
    public String widest() {
      return "W".repeat(STATION);
    }
  }

  /** The next number of the product's own sequence, with leading zeros. */
  record Counter(int digits) implements SerialPart {
    @Override
    public String widest() {
      return "0".repeat(digits);
    }
  }

  /** Random characters, five bits each. */
  record Random(int count) implements SerialPart {
    @Override
    public String widest() {
      return "W".repeat(count);
    }
  }

  /** The check character over all letters and digits before it. */
  record Check() implements SerialPart {
    @Override
    public String widest() {
      return "W";
    }
  }
}
