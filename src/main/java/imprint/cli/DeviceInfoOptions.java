package imprint.cli;

import imprint.factory.DeviceInfo;
import imprint.finding.Refusal;
import imprint.matter.CalendarType;
import imprint.matter.DeviceText;
import imprint.matter.FixedLabel;
import imprint.matter.LocaleTag;
import imprint.matter.ProductColor;
import imprint.matter.ProductFinish;
import imprint.matter.ProductId;
import imprint.matter.SupportedMode;
import imprint.matter.VendorId;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all units have in common. */
final class DeviceInfoOptions {
  @Option(
      names = {"-v", "--vendor-id"},
      required = true,
      paramLabel = "VID",
      converter = IntegerText.Converter.class,
      description = "Vendor id, such as 0xFFF1.")
  IntegerText vendorId;

  @Option(
      names = {"-p", "--product-id"},
      required = true,
      paramLabel = "PID",
      converter = IntegerText.Converter.class,
      description = "Product id, such as 0x8000.")
  IntegerText productId;

  @Option(names = "--vendor-name", paramLabel = "TEXT", description = "1 to 32 bytes of UTF-8.")
  @Nullable String vendorName;

  @Option(names = "--product-name", paramLabel = "TEXT", description = "1 to 32 bytes of UTF-8.")
  @Nullable String productName;

  @Option(
      names = "--hw-ver",
      paramLabel = "N",
      converter = IntegerText.Converter.class,
      description = "Hardware version, 0 to 65535.")
  @Nullable IntegerText hardwareVersion;

  @Option(
      names = "--hw-ver-str",
      paramLabel = "TEXT",
      description = "Hardware version in words, 1 to 64 bytes.")
  @Nullable String hardwareVersionString;

  @Option(
      names = "--product-finish",
      paramLabel = "FINISH",
      description = "One of ${COMPLETION-CANDIDATES}.")
  @Nullable ProductFinish finish;

  @Option(
      names = "--product-color",
      paramLabel = "COLOR",
      description = "One of ${COMPLETION-CANDIDATES}.")
  @Nullable ProductColor color;

  @Option(names = "--part-number", paramLabel = "TEXT", description = "1 to 32 bytes of UTF-8.")
  @Nullable String partNumber;

  @Option(
      names = "--calendar-types",
      arity = "1..*",
      paramLabel = "CALENDAR",
      description = "Any of ${COMPLETION-CANDIDATES}.")
  Set<CalendarType> calendars = EnumSet.noneOf(CalendarType.class);

  @Option(
      names = "--locales",
      arity = "1..*",
      paramLabel = "LOCALE",
      description = "Language tags such as en-US, the most wanted first.")
  List<String> locales = List.of();

  @Option(
      names = "--fixed-labels",
      arity = "1..*",
      paramLabel = "EP/LABEL/VALUE",
      description = "Labels of endpoints, such as 0/room/hall.")
  List<String> fixedLabels = List.of();

  @Option(
      names = "--supported-modes",
      arity = "1..*",
      paramLabel = "MODE/LABEL/EP[/TAGS]",
      description =
          "Modes of endpoints, such as 0/Eco/1, with tags of a value and a manufacturer code such"
              + " as \"0/Eco/1/1\\0x8000, 2\\0xFFF1\".")
  List<String> supportedModes = List.of();

  @Option(names = "--product-label", paramLabel = "TEXT", description = "1 to 64 bytes of UTF-8.")
  @Nullable String productLabel;

  @Option(names = "--product-url", paramLabel = "URL", description = "1 to 256 bytes of UTF-8.")
  @Nullable String productUrl;

  VendorId vendorId() {
    return new VendorId((int) vendorId.within(1, VendorId.LAST, "--vendor-id"));
  }

  ProductId productId() {
    return new ProductId((int) productId.within(1, 0xFFFF, "--product-id"));
  }

  DeviceInfo read() {
    return new DeviceInfo(
        vendorId(),
        text(vendorName, DeviceText.VENDOR_NAME, "--vendor-name"),
        productId(),
        text(productName, DeviceText.PRODUCT_NAME, "--product-name"),
        Optional.ofNullable(hardwareVersion)
            .map(version -> (int) version.within(0, 0xFFFF, "--hw-ver")),
        text(hardwareVersionString, DeviceText.HARDWARE_VERSION, "--hw-ver-str"),
        Optional.ofNullable(finish),
        Optional.ofNullable(color),
        text(partNumber, DeviceText.PART_NUMBER, "--part-number"),
        calendars,
        locales(),
        fixedLabels.stream().map(FixedLabel::parse).toList(),
        supportedModes.stream().map(SupportedMode::parse).toList(),
        text(productLabel, DeviceText.PRODUCT_LABEL, "--product-label"),
        text(productUrl, DeviceText.PRODUCT_URL, "--product-url"));
  }

  /** BCP 47 tags as Java knows them again. */
  private List<String> locales() {
    Set<String> known = new LinkedHashSet<>();
    for (String locale : locales) {
      if (!known.add(LocaleTag.checked(locale))) {
        throw Refusal.of("generate.locale-twice", locale);
      }
    }
    return List.copyOf(known);
  }

  static Optional<String> text(@Nullable String text, DeviceText kind, String option) {
    if (text == null) {
      return Optional.empty();
    }
    if (!kind.fits(text)) {
      throw Refusal.of("generate.length", option, DeviceText.length(text), kind.longest());
    }
    if (DeviceText.unprintable(text)) {
      throw Refusal.of("generate.characters", option);
    }
    return Optional.of(text);
  }
}
