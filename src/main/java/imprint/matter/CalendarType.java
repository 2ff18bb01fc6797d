package imprint.matter;

/** A calendar that a unit can show (Matter core specification, 11.4.5.1). */
public enum CalendarType {
  BUDDHIST(0),
  CHINESE(1),
  COPTIC(2),
  ETHIOPIAN(3),
  GREGORIAN(4),
  HEBREW(5),
  INDIAN(6),
  ISLAMIC(7),
  JAPANESE(8),
  KOREAN(9),
  PERSIAN(10),
  TAIWANESE(11);

  private final int code;

  CalendarType(int code) {
    this.code = code;
  }

  /** The specification's number. */
  public int code() {
    return code;
  }
}
