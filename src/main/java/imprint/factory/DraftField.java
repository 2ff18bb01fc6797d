package imprint.factory;

import java.util.Locale;

/** What a person types or chooses in a draft, and what stands there before they do. */
public enum DraftField {
  VENDOR_ID(""),
  VENDOR_NAME(""),
  PRODUCT_ID(""),
  PRODUCT_NAME(""),
  HARDWARE_VERSION("1"),
  HARDWARE_NAME("1.0"),
  PART_NUMBER(""),
  PRODUCT_LABEL(""),
  PRODUCT_URL(""),
  /** A {@link SerialPattern}. */
  SERIAL_NUMBER(SerialPattern.USUAL.text()),
  /** A word of product.yaml. */
  FLOW("standard"),
  /** A word of product.yaml. */
  DISCOVERY("ble"),
  /** {@link #YES} or {@link #NO}. */
  ROTATING_ID(DraftField.NO),
  /** Path of a {@link FixedKeys}' file; empty: there are none. */
  OWN_KEYS(""),
  /** Empty: any chip will do. */
  CHIP(""),
  /** A word of product.yaml. */
  STORAGE("nvs"),
  PARTITION(ProductFields.USUAL_PARTITION),
  SECURE_CERT_PARTITION(Product.Target.USUAL_SECURE_CERT),
  /** {@link #YES} or {@link #NO}. */
  ENCRYPTED(DraftField.NO),
  /** Counts where it is encrypted. */
  KEYS_PARTITION("nvs_keys"),
  /** What is asked of a board's start: a word of product.yaml. */
  START("restart"),
  LAYOUT(Product.USUAL_LAYOUT),
  DPI(String.valueOf(ProductFields.USUAL_DPI));

  public static final String YES = "yes";
  public static final String NO = "no";

  private final String usual;

  DraftField(String usual) {
    this.usual = usual;
  }

  /** What a first product has. */
  public String usual() {
    return usual;
  }

  /** For files and the ids of controls: {@code vendor-id}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
