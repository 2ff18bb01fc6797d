package imprint.matter;

/** A calendar that a unit can show (Matter core specification, 11.4.5.1). */
public enum CalendarType {
  BUDDHIST,
  CHINESE,
  COPTIC,
  ETHIOPIAN,
  GREGORIAN,
  HEBREW,
  INDIAN,
  ISLAMIC,
  JAPANESE,
  KOREAN,
  PERSIAN,
  TAIWANESE;

  /** The specification's number. */
  public int code() {
    return ordinal();
  }
}
