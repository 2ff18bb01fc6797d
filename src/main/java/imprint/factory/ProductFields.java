package imprint.factory;

import imprint.attestation.KeyPlace;
import imprint.attestation.TokenUri;
import imprint.finding.Refusal;
import imprint.matter.CommissioningFlow;
import imprint.matter.DeviceText;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The fields of product.yaml, their names, limits and defaults. */
final class ProductFields {
  static final Map<String, CommissioningFlow> FLOWS =
      Map.of(
          "standard", CommissioningFlow.STANDARD,
          "user-intent", CommissioningFlow.USER_INTENT,
          "custom", CommissioningFlow.CUSTOM);

  static final Map<String, DiscoveryCapabilities> DISCOVERIES =
      Map.of(
          "ble", DiscoveryCapabilities.BLE,
          "on-network", DiscoveryCapabilities.ON_NETWORK,
          "ble-and-on-network", DiscoveryCapabilities.BLE_AND_ON_NETWORK);

  static final Map<String, StorageLayout> STORAGES =
      Map.of(
          "nvs", StorageLayout.NVS,
          "dac-in-secure-cert", StorageLayout.DAC_IN_SECURE_CERT,
          "all-in-secure-cert", StorageLayout.ALL_IN_SECURE_CERT);

  static final Map<String, Product.Keep> KEEPS =
      Map.of(
          "sealed", Product.Keep.SEALED,
          "until-labelled", Product.Keep.UNTIL_LABELLED,
          "never", Product.Keep.NEVER);

  /** Espressif's usual label for factory data. */
  static final String USUAL_PARTITION = "fctry";

  static final int USUAL_DPI = 300;

  private ProductFields() {}

  static Product read(YamlSection yaml, Path folder) {
    YamlSection credentials = yaml.section("credentials");
    YamlSection device = yaml.section("device");
    YamlSection data = yaml.section("data");
    YamlSection target = yaml.section("target");
    YamlSection boot = yaml.section("boot");
    YamlSection label = yaml.section("label");
    Product product =
        new Product(
            vendorId(yaml),
            yaml.requiredName("vendor-name", DeviceText.VENDOR_NAME.longest()),
            productId(yaml),
            yaml.requiredName("product-name", DeviceText.PRODUCT_NAME.longest()),
            yaml.name("part-number", DeviceText.PART_NUMBER.longest()).orElse(null),
            yaml.name("product-label", DeviceText.PRODUCT_LABEL.longest()).orElse(null),
            yaml.number("hardware-version", 0, 0xFFFF)
                .orElseThrow(missing(yaml, "hardware-version")),
            yaml.requiredName("hardware-version-string", DeviceText.HARDWARE_VERSION.longest()),
            DeviceFields.read(device),
            credentials(credentials, folder),
            data(data, folder),
            target(target, folder),
            BootFields.read(boot),
            label.number("dpi", 72, 1200).orElse(USUAL_DPI),
            yaml.choice("keep", KEEPS).orElse(Product.Keep.SEALED),
            layout(label, folder));
    device.refuseRest();
    credentials.refuseRest();
    data.refuseRest();
    target.refuseRest();
    boot.refuseRest();
    label.refuseRest();
    yaml.refuseRest();
    return product;
  }

  /** A plain word is a layout that ships; anything else is a file. */
  private static String layout(YamlSection label, Path folder) {
    Optional<String> text = label.optional("layout");
    if (text.isEmpty() || isName(text.get())) {
      return text.orElse(Product.USUAL_LAYOUT);
    }
    return path(label, "layout", folder).orElseThrow(missing(label, "layout")).toString();
  }

  static boolean isName(String layout) {
    return layout.matches("[a-z0-9-]{1,32}");
  }

  private static VendorId vendorId(YamlSection yaml) {
    VendorId id =
        yaml.parsed("vendor-id", text -> id(() -> VendorId.parse(text)), badId(yaml, "vendor-id"))
            .orElseThrow(missing(yaml, "vendor-id"));
    if (id.reserved()) {
      throw Refusal.of("product.id-reserved", yaml.file(), yaml.path("vendor-id"), id);
    }
    return id;
  }

  private static ProductId productId(YamlSection yaml) {
    ProductId id =
        yaml.parsed(
                "product-id", text -> id(() -> ProductId.parse(text)), badId(yaml, "product-id"))
            .orElseThrow(missing(yaml, "product-id"));
    // 0 stands for "not said" (Matter core specification, 2.5.3)
    if (id.value() == 0) {
      throw Refusal.of("product.id-reserved", yaml.file(), yaml.path("product-id"), id);
    }
    return id;
  }

  private static Product.Credentials credentials(YamlSection yaml, Path folder) {
    return new Product.Credentials(
        path(yaml, "pai-certificate", folder).orElseThrow(missing(yaml, "pai-certificate")),
        key(yaml, folder).orElseThrow(missing(yaml, "pai-key")),
        path(yaml, "certification-declaration", folder)
            .orElseThrow(missing(yaml, "certification-declaration")),
        path(yaml, "paa-certificate", folder).orElse(null),
        path(yaml, "cd-signer-certificate", folder).orElse(null));
  }

  private static Optional<KeyPlace> key(YamlSection yaml, Path folder) {
    Optional<String> token = yaml.optional("pai-key").filter(TokenUri::is);
    return token.isPresent()
        ? token.map(text -> new KeyPlace.OnToken(yaml.parsed("pai-key", text, TokenUri::parse)))
        : path(yaml, "pai-key", folder).map(KeyPlace.InFile::new);
  }

  private static Product.Data data(YamlSection yaml, Path folder) {
    Product.Data usual = Product.Data.USUAL;
    return new Product.Data(
        yaml.number("iterations", 1000, 100_000).orElse(usual.iterations()),
        yaml.choice("commissioning-flow", FLOWS).orElse(usual.flow()),
        yaml.choice("discovery", DISCOVERIES).orElse(usual.discovery()),
        serialNumber(yaml).orElse(usual.serialNumber()),
        yaml.flag("rotating-device-id").orElse(usual.rotatingDeviceId()),
        yaml.number("dac-lifetime-days", 1, 3_000_000).orElse(usual.dacLifetimeDays()),
        yaml.parsed(
                "manufacturing-date",
                ManufacturingDate::parse,
                shown ->
                    Refusal.of("product.date", yaml.file(), yaml.path("manufacturing-date"), shown))
            .orElse(usual.manufacturingDate()),
        path(yaml, "own-keys", folder).orElse(null));
  }

  /** A pattern; or a prefix alone, as files had it before there were patterns. */
  private static Optional<SerialPattern> serialNumber(YamlSection yaml) {
    Optional<SerialPattern> pattern =
        yaml.optional("serial-number")
            .map(
                text -> SerialPattern.parse(text, yaml.file() + ": " + yaml.path("serial-number")));
    Optional<SerialPattern> prefix =
        yaml.parsed(
            "serial-number-prefix",
            text -> Optional.of(text).filter(SerialPattern::isPrefix).map(SerialPattern::ofPrefix),
            shown ->
                Refusal.of(
                    "product.serial-prefix",
                    yaml.file(),
                    yaml.path("serial-number-prefix"),
                    shown,
                    SerialPattern.LONGEST_PREFIX));
    if (pattern.isPresent() && prefix.isPresent()) {
      throw Refusal.of(
          "product.serial-twice",
          yaml.file(),
          yaml.path("serial-number"),
          yaml.path("serial-number-prefix"));
    }
    return pattern.or(() -> prefix);
  }

  private static Product.Target target(YamlSection yaml, Path folder) {
    Optional<String> chip =
        yaml.parsed(
            "chip",
            text -> Optional.of(text).filter(name -> name.matches("[a-z0-9]{1,16}")),
            shown -> Refusal.of("product.chip", yaml.file(), yaml.path("chip"), shown));
    return new Product.Target(
        chip.orElse(null),
        yaml.name("partition", 16).orElse(USUAL_PARTITION),
        yaml.choice("storage", STORAGES).orElse(StorageLayout.NVS),
        yaml.name("secure-cert-partition", 16).orElse(Product.Target.USUAL_SECURE_CERT),
        yaml.name("nvs-keys-partition", 16).orElse(null),
        path(yaml, "flash-keys", folder).orElse(null),
        path(yaml, "partition-table", folder).orElse(null),
        yaml.parsed(
                "partition-table-offset",
                ProductFields::sector,
                shown ->
                    Refusal.of(
                        "product.table-offset",
                        yaml.file(),
                        yaml.path("partition-table-offset"),
                        shown))
            .orElse(Product.Target.USUAL_TABLE_OFFSET));
  }

  /** A multiple of 4096 within the loader's 24 bits of address. */
  private static Optional<Integer> sector(String text) {
    try {
      return Optional.of(Integer.decode(text))
          .filter(offset -> offset > 0 && offset < 1 << 24 && offset % 0x1000 == 0);
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  private static Optional<Path> path(YamlSection yaml, String name, Path folder) {
    return yaml.optional(name)
        .map(
            text -> {
              try {
                return folder.resolve(text).normalize();
              } catch (InvalidPathException impossible) {
                throw Refusal.of(
                    "product.path", yaml.file(), yaml.path(name), YamlSection.shown(text));
              }
            });
  }

  /** The ids' own refusals know neither file nor field. */
  private static <T> Optional<T> id(Supplier<T> parser) {
    try {
      return Optional.of(parser.get());
    } catch (Refusal notAnId) {
      return Optional.empty();
    }
  }

  private static Function<String, Refusal> badId(YamlSection yaml, String name) {
    return shown -> Refusal.of("product.id", yaml.file(), yaml.path(name), shown);
  }

  private static Supplier<Refusal> missing(YamlSection yaml, String name) {
    return () -> Refusal.of("product.missing", yaml.file(), yaml.path(name));
  }
}
