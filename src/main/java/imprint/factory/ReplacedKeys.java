package imprint.factory;

import imprint.finding.Refusal;
import imprint.matter.DeviceText;
import java.util.Map;
import java.util.Optional;

/**
 * What a customer's value must be that takes the place of one that is made here: the firmware asks
 * for it in one form, and has room for so much.
 */
public final class ReplacedKeys {
  private static final String UNIQUE_ID = "rd-id-uid";

  private static final Map<String, DeviceText> TEXTS =
      Map.ofEntries(
          Map.entry("vendor-name", DeviceText.VENDOR_NAME),
          Map.entry("product-name", DeviceText.PRODUCT_NAME),
          Map.entry("hw-ver-str", DeviceText.HARDWARE_VERSION),
          Map.entry("mfg-date", DeviceText.MANUFACTURING_DATE),
          Map.entry("part-number", DeviceText.PART_NUMBER),
          Map.entry("serial-num", DeviceText.SERIAL_NUMBER),
          Map.entry("product-label", DeviceText.PRODUCT_LABEL),
          Map.entry("product-url", DeviceText.PRODUCT_URL),
          Map.entry("locale/", DeviceText.LOCALE),
          Map.entry("fl-k/", DeviceText.FIXED_LABEL),
          Map.entry("fl-v/", DeviceText.FIXED_LABEL),
          Map.entry("sm-label/", DeviceText.MODE_LABEL));

  /** The largest. */
  private static final Map<String, Long> NUMBERS =
      Map.ofEntries(
          Map.entry("discriminator", 0xFFFL),
          Map.entry("hardware-ver", 0xFFFFL),
          Map.entry("product-finish", 0xFFL),
          Map.entry("product-color", 0xFFL),
          Map.entry("cal-types", 0xFFFL),
          Map.entry("locale-sz", 0xFFL),
          Map.entry("fl-sz/", 0xFFL),
          Map.entry("sm-sz/", 0xFFL),
          Map.entry("sm-mode/", 0xFFL),
          Map.entry("sm-st-sz/", 0xFFL),
          Map.entry("st-v/", 0xFFFFL),
          Map.entry("st-mfg/", 0xFFFFL));

  private ReplacedKeys() {}

  /**
   * Checks one; keys that are the customer's alone may be anything.
   *
   * @throws Refusal factory.own-encoding, factory.own-length, factory.own-characters,
   *     factory.own-range, factory.own-unique-id
   */
  public static void check(FactoryEntry.Own own) {
    if (!own.namespace().equals(FactoryEntry.NAMESPACE)) {
      return;
    }
    String name = own.key().substring(0, own.key().indexOf('/') + 1);
    String rule = name.isEmpty() ? own.key() : name;
    Optional.ofNullable(TEXTS.get(rule)).ifPresent(kind -> text(own, kind));
    Optional.ofNullable(NUMBERS.get(rule)).ifPresent(largest -> number(own, largest));
    if (rule.equals(UNIQUE_ID)) {
      uniqueId(own);
    }
  }

  private static void text(FactoryEntry.Own own, DeviceText kind) {
    form(own, "string");
    String text = own.value();
    if (!kind.fits(text)) {
      throw Refusal.of("factory.own-length", own.where(), DeviceText.length(text), kind.longest());
    }
    if (DeviceText.unprintable(text)) {
      throw Refusal.of("factory.own-characters", own.where());
    }
  }

  private static void number(FactoryEntry.Own own, long largest) {
    form(own, "u32");
    String text = own.value().strip();
    if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > largest) {
      throw Refusal.of("factory.own-range", own.where(), largest);
    }
  }

  private static void uniqueId(FactoryEntry.Own own) {
    form(own, "hex2bin");
    if (!own.value().matches("[0-9a-fA-F]{32}")) {
      throw Refusal.of("factory.own-unique-id", own.where());
    }
  }

  /** Lists of units say the value itself, by which the next run knows what is taken. */
  private static void form(FactoryEntry.Own own, String encoding) {
    if (!own.encoding().equals(encoding) || !own.listed().type().equals("data")) {
      throw Refusal.of("factory.own-encoding", own.where(), own.key(), encoding);
    }
  }
}
