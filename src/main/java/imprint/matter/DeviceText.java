package imprint.matter;

import java.nio.charset.StandardCharsets;

/**
 * The texts that a device tells of itself, and how many bytes of UTF-8 it has room for: bytes, not
 * characters (Matter core specification, 9.8, 11.1.5 and 11.3.7; application clusters, 1.9.5).
 */
public enum DeviceText {
  VENDOR_NAME(32),
  PRODUCT_NAME(32),
  HARDWARE_VERSION(64),
  MANUFACTURING_DATE(16),
  PART_NUMBER(32),
  SERIAL_NUMBER(32),
  PRODUCT_LABEL(64),
  PRODUCT_URL(256),
  LOCALE(35),
  FIXED_LABEL(16),
  MODE_LABEL(64);

  private final int longest;

  DeviceText(int longest) {
    this.longest = longest;
  }

  /** In bytes of UTF-8. */
  public int longest() {
    return longest;
  }

  /** Whether {@code text} has one byte at least, and not more than there is room for. */
  public boolean fits(String text) {
    int length = length(text);
    return length >= 1 && length <= longest;
  }

  /** In bytes of UTF-8. */
  public static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Whether there are characters in it that no screen shows, such as a line feed or �. */
  public static boolean unprintable(String text) {
    return text.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0xFFFD);
  }
}
