package imprint.factory;

import imprint.finding.Refusal;
import imprint.matter.CalendarType;
import imprint.matter.DeviceText;
import imprint.matter.FixedLabel;
import imprint.matter.LocaleTag;
import imprint.matter.ProductColor;
import imprint.matter.ProductFinish;
import imprint.matter.SupportedMode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The fields of the section {@code device} of product.yaml. */
final class DeviceFields {
  private DeviceFields() {}

  static DeviceDetails read(YamlSection yaml) {
    return new DeviceDetails(
        yaml.choice("finish", words(ProductFinish.values())),
        yaml.choice("color", words(ProductColor.values())),
        new HashSet<>(yaml.items("calendar-types", DeviceFields::calendar)),
        yaml.items("locales", LocaleTag::checked),
        yaml.items("fixed-labels", FixedLabel::parse),
        yaml.items("supported-modes", SupportedMode::parse),
        yaml.name("product-url", DeviceText.PRODUCT_URL.longest()));
  }

  private static CalendarType calendar(String word) {
    return Arrays.stream(CalendarType.values())
        .filter(type -> word(type).equals(word))
        .findFirst()
        .orElseThrow(() -> Refusal.of("matter.calendar", word));
  }

  /** In the order in which a person would write them; what is not there is left out. */
  static Map<String, Object> text(DeviceDetails details) {
    Map<String, Object> fields = new LinkedHashMap<>();
    details.finish().ifPresent(finish -> fields.put("finish", word(finish)));
    details.color().ifPresent(color -> fields.put("color", word(color)));
    put(
        fields,
        "calendar-types",
        details.calendars().stream().sorted().map(DeviceFields::word).toList());
    put(fields, "locales", details.locales());
    put(fields, "fixed-labels", details.fixedLabels().stream().map(FixedLabel::text).toList());
    put(
        fields,
        "supported-modes",
        details.supportedModes().stream().map(SupportedMode::text).toList());
    details.productUrl().ifPresent(url -> fields.put("product-url", url));
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, List<String> items) {
    if (!items.isEmpty()) {
      fields.put(name, items);
    }
  }

  private static <E extends Enum<E>> Map<String, E> words(E[] values) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E value : values) {
      words.put(word(value), value);
    }
    return words;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
