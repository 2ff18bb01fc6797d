package imprint.matter;

/** The most representative colour of a product (Matter core specification, 11.1.5.22). */
public enum ProductColor {
  BLACK(0),
  NAVY(1),
  GREEN(2),
  TEAL(3),
  MAROON(4),
  PURPLE(5),
  OLIVE(6),
  GRAY(7),
  BLUE(8),
  LIME(9),
  AQUA(10),
  RED(11),
  FUCHSIA(12),
  YELLOW(13),
  WHITE(14),
  NICKEL(15),
  CHROME(16),
  BRASS(17),
  COPPER(18),
  SILVER(19),
  GOLD(20);

  private final int code;

  ProductColor(int code) {
    this.code = code;
  }

  /** The specification's number. */
  public int code() {
    return code;
  }
}
