package imprint.factory;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.matter.DeviceText;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/** What is missing or wrong in the fields of a draft; the limits are those of product.yaml. */
final class DraftFieldCheck {
  private static final int LONGEST_PARTITION = 16;
  private static final int LOWEST_DPI = 72;
  private static final int HIGHEST_DPI = 1200;

  private final DraftFields fields;
  private final List<Finding> wrong = new ArrayList<>();
  private final List<Finding> missing = new ArrayList<>();
  private final Optional<VendorId> vendorId;
  private final Optional<ProductId> productId;

  DraftFieldCheck(DraftFields fields) {
    this.fields = fields;
    vendorId =
        id(DraftField.VENDOR_ID, VendorId::parse, Finding.error("draft.vendor-id-missing"))
            .filter(id -> allowed(!id.reserved(), id));
    needed(
        DraftField.VENDOR_NAME,
        DeviceText.VENDOR_NAME,
        Finding.error("draft.vendor-name-missing"),
        longest -> Finding.error("draft.vendor-name", longest));
    productId =
        id(DraftField.PRODUCT_ID, ProductId::parse, Finding.error("draft.product-id-missing"))
            .filter(id -> allowed(id.value() != 0, id));
    needed(
        DraftField.PRODUCT_NAME,
        DeviceText.PRODUCT_NAME,
        Finding.error("draft.product-name-missing"),
        longest -> Finding.error("draft.product-name", longest));
    hardware(fields.get(DraftField.HARDWARE_VERSION));
    needed(
        DraftField.HARDWARE_NAME,
        DeviceText.HARDWARE_VERSION,
        Finding.error("draft.hardware-name-missing"),
        longest -> Finding.error("draft.hardware-name", longest));
    text(
        DraftField.PART_NUMBER,
        DeviceText.PART_NUMBER,
        longest -> Finding.error("draft.part-number", longest));
    text(
        DraftField.PRODUCT_LABEL,
        DeviceText.PRODUCT_LABEL,
        longest -> Finding.error("draft.product-label", longest));
    text(
        DraftField.PRODUCT_URL,
        DeviceText.PRODUCT_URL,
        longest -> Finding.error("draft.product-url", longest));
    serialNumber();
    ownKeys();
    target();
    label();
  }

  private void serialNumber() {
    String pattern = fields.get(DraftField.SERIAL_NUMBER).strip();
    if (pattern.isEmpty()) {
      missing.add(Finding.error("draft.serial-number-missing"));
      return;
    }
    try {
      SerialPattern.parse(pattern, "“" + pattern + "”");
    } catch (Refusal refusal) {
      wrong.add(refusal.finding());
    }
  }

  private void ownKeys() {
    String path = fields.get(DraftField.OWN_KEYS).strip();
    if (!path.isEmpty()) {
      try {
        FixedKeys.read(Path.of(path));
      } catch (Refusal refusal) {
        wrong.add(refusal.finding());
      } catch (InvalidPathException impossible) {
        wrong.add(Finding.error("file.absent", path));
      }
    }
  }

  private void target() {
    String chip = fields.get(DraftField.CHIP).strip();
    if (!chip.isEmpty() && !chip.matches("[a-z0-9]{1,16}")) {
      wrong.add(Finding.error("draft.chip", chip));
    }
    partition(DraftField.PARTITION);
    wrong.addAll(SharedPartition.warnings(fields.get(DraftField.PARTITION).strip()));
    StorageLayout storage =
        ProductFields.STORAGES.getOrDefault(fields.get(DraftField.STORAGE), StorageLayout.NVS);
    if (storage.usesSecureCert()) {
      partition(DraftField.SECURE_CERT_PARTITION);
    }
    if (fields.yes(DraftField.ENCRYPTED)) {
      partition(DraftField.KEYS_PARTITION);
    }
  }

  private void partition(DraftField field) {
    if (fields.get(field).isBlank()) {
      missing.add(Finding.error("draft.partition-missing"));
    } else if (unusable(field, LONGEST_PARTITION)) {
      wrong.add(Finding.error("draft.partition", LONGEST_PARTITION));
    }
  }

  private void label() {
    if (fields.get(DraftField.LAYOUT).isBlank()) {
      missing.add(Finding.error("draft.layout-missing"));
    }
    String dpi = fields.get(DraftField.DPI).strip();
    if (!dpi.matches("[0-9]{2,4}")
        || Integer.parseInt(dpi) < LOWEST_DPI
        || Integer.parseInt(dpi) > HIGHEST_DPI) {
      wrong.add(Finding.error("draft.dpi", dpi, LOWEST_DPI, HIGHEST_DPI));
    }
  }

  List<Finding> wrong() {
    return wrong;
  }

  List<Finding> missing() {
    return missing;
  }

  /** Empty where it is missing or wrong. */
  Optional<VendorId> vendorId() {
    return vendorId;
  }

  /** Empty where it is missing or wrong. */
  Optional<ProductId> productId() {
    return productId;
  }

  private <T> Optional<T> id(DraftField field, Function<String, T> parse, Finding absent) {
    String text = fields.get(field);
    if (text.isBlank()) {
      missing.add(absent);
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(text));
    } catch (Refusal refusal) {
      wrong.add(refusal.finding());
      return Optional.empty();
    }
  }

  private boolean allowed(boolean assignable, Object id) {
    if (!assignable) {
      wrong.add(Finding.error("draft.id-reserved", id));
    }
    return assignable;
  }

  private void needed(
      DraftField field, DeviceText kind, Finding absent, IntFunction<Finding> unusable) {
    if (fields.get(field).isBlank()) {
      missing.add(absent);
    } else {
      text(field, kind, unusable);
    }
  }

  private void text(DraftField field, DeviceText kind, IntFunction<Finding> unusable) {
    if (unusable(field, kind.longest())) {
      wrong.add(unusable.apply(kind.longest()));
    }
  }

  private boolean unusable(DraftField field, int longest) {
    String text = fields.get(field);
    return DeviceText.length(text) > longest || DeviceText.unprintable(text);
  }

  private void hardware(String text) {
    if (text.isBlank()) {
      missing.add(Finding.error("draft.hardware-version-missing"));
    } else if (!text.strip().matches("[0-9]{1,5}") || Integer.parseInt(text.strip()) > 0xFFFF) {
      wrong.add(Finding.error("draft.hardware-version", text.strip()));
    }
  }
}
