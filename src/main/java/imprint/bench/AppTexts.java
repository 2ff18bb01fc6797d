package imprint.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a Matter application prints of its unit, in the form of connectedhomeip and ESP-IDF. */
final class AppTexts {
  static final String PANIC =
      """
      Guru Meditation Error: Core  0 panic'ed (LoadProhibited). Exception was unhandled.\r
      Backtrace: 0x400d5f2a:0x3ffb5e40 0x400d6012:0x3ffb5e60\r
      Rebooting...\r
      """;

  static final String NVS_KEY_ERROR =
      """
      E (371) nvs: Failed to read NVS security cfg: [0x1117] (ESP_ERR_NVS_CORRUPT_KEY_PART)\r
      ESP_ERROR_CHECK failed: esp_err_t 0x1117 (ESP_ERR_NVS_CORRUPT_KEY_PART) at 0x4200a2b4\r
      abort() was called at PC 0x4038fb63 on core 0\r
      """;

  static final String ENCRYPTING =
      """
      I (163) flash_encrypt: Generating new flash encryption key...\r
      I (534) flash_encrypt: bootloader encrypted successfully\r
      I (578) flash_encrypt: Encrypting partition 2 at offset 0x10000 (length 0x180000)...\r
      """;

  static final String ENCRYPTED =
      """
      I (20618) flash_encrypt: Done encrypting\r
      I (20619) flash_encrypt: Flash encryption completed\r
      I (20625) boot: Resetting with flash encryption enabled...\r
      """;

  /** Codes that the SDK makes for every example of its own. */
  private static final String EXAMPLE_CODES =
      """
      I (1290) chip[SVR]: SetupQRCode: [MT:Y.K9042C00KA0648G00]\r
      I (1301) chip[SVR]: Manual pairing code: [34970112332]\r
      """;

  private AppTexts() {}

  /**
   * A sound unit's data.
   *
   * @param values of its factory data, by key
   */
  static String configuration(Map<String, String> values) {
    return configuration(values, "0");
  }

  /** The same by an application that has test setup parameters beside it. */
  static String banner(Map<String, String> values) {
    return configuration(values)
        + "I (1288) chip[SVR]: *** Using default EXAMPLE passcode 20202021 ***\r\n";
  }

  static String withOtherDiscriminator(Map<String, String> values) {
    Map<String, String> other = new LinkedHashMap<>(values);
    other.computeIfPresent(
        "discriminator", (key, value) -> String.valueOf(Long.parseLong(value) ^ 1));
    return configuration(other);
  }

  /** The data of every example. */
  static String example() {
    Map<String, String> values =
        Map.of(
            "serial-num", "TEST_SN",
            "vendor-id", "65521",
            "product-id", "32768",
            "product-name", "TEST_PRODUCT",
            "discriminator", "3840");
    return configuration(values, "20202021") + EXAMPLE_CODES;
  }

  private static String configuration(Map<String, String> values, String passcode) {
    return "I (391) chip[DL]: Device Configuration:\r\n"
        + line("Serial Number", values.get("serial-num"))
        + line("Vendor Id", number(values.get("vendor-id")))
        + line("Vendor Name", values.get("vendor-name"))
        + line("Product Id", number(values.get("product-id")))
        + line("Product Name", values.get("product-name"))
        + line("Hardware Version", values.get("hardware-ver"))
        + line("Setup Pin Code (0 for UNKNOWN/ERROR)", passcode)
        + line(
            "Setup Discriminator (0xFFFF for UNKNOWN/ERROR)", number(values.get("discriminator")));
  }

  /** {@code 3840 (0xF00)}. */
  private static @Nullable String number(@Nullable String decimal) {
    return decimal == null || !decimal.matches("[0-9]{1,9}")
        ? decimal
        : "%s (0x%X)".formatted(decimal, Integer.parseInt(decimal));
  }

  private static String line(String name, @Nullable String value) {
    return "I (392) chip[DL]:   %s: %s\r\n".formatted(name, value == null ? "(not set)" : value);
  }
}
