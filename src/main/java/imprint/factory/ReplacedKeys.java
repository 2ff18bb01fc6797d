package imprint.factory;

import imprint.finding.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What a customer's value must be that takes the place of one that is made here: the firmware asks
 * for it in one form, and has room for so much.
 */
public final class ReplacedKeys {
  private static final String UNIQUE_ID = "rd-id-uid";

  /** Bytes of UTF-8. */
  private static final Map<String, Integer> TEXTS =
      Map.ofEntries(
          Map.entry("vendor-name", 32),
          Map.entry("product-name", 32),
          Map.entry("hw-ver-str", 64),
          Map.entry("mfg-date", 16),
          Map.entry("part-number", 32),
          Map.entry("serial-num", SerialPattern.LONGEST),
          Map.entry("product-label", 64),
          Map.entry("product-url", 256),
          Map.entry("locale/", 35),
          Map.entry("fl-k/", 16),
          Map.entry("fl-v/", 16),
          Map.entry("sm-label/", 64));

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
    Optional.ofNullable(TEXTS.get(rule)).ifPresent(longest -> text(own, longest));
    Optional.ofNullable(NUMBERS.get(rule)).ifPresent(largest -> number(own, largest));
    if (rule.equals(UNIQUE_ID)) {
      uniqueId(own);
    }
  }

  private static void text(FactoryEntry.Own own, int longest) {
    form(own, "string");
    int length = own.value().getBytes(StandardCharsets.UTF_8).length;
    if (length < 1 || length > longest) {
      throw Refusal.of("factory.own-length", own.where(), length, longest);
    }
    if (own.value().codePoints().anyMatch(Character::isISOControl)) {
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
