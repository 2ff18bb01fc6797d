package imprint.matter;

/** The most representative colour of a product (Matter core specification, 11.1.5.22). */
public enum ProductColor {
  BLACK,
  NAVY,
  GREEN,
  TEAL,
  MAROON,
  PURPLE,
  OLIVE,
  GRAY,
  BLUE,
  LIME,
  AQUA,
  RED,
  FUCHSIA,
  YELLOW,
  WHITE,
  NICKEL,
  CHROME,
  BRASS,
  COPPER,
  SILVER,
  GOLD;

  /** The specification's number. */
  public int code() {
    return ordinal();
  }
}
