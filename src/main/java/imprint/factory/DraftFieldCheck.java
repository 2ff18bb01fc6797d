package imprint.factory;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is missing or wrong in the fields of a draft; the limits are those of product.yaml. */
final class DraftFieldCheck {
  private static final int LONGEST_NAME = 32;
  private static final int LONGEST_HARDWARE_NAME = 64;
  private static final int LONGEST_PARTITION = 16;
  private static final int LAST_VENDOR = 0xFFF4;

  private final List<Finding> wrong = new ArrayList<>();
  private final List<Finding> missing = new ArrayList<>();
  private final Optional<VendorId> vendorId;
  private final Optional<ProductId> productId;

  DraftFieldCheck(DraftFields fields) {
    vendorId =
        id(fields.vendorId(), VendorId::parse, Finding.error("draft.vendor-id-missing"))
            .filter(id -> allowed(id.value() != 0 && id.value() <= LAST_VENDOR, id));
    text(
        fields.vendorName(),
        LONGEST_NAME,
        Finding.error("draft.vendor-name-missing"),
        Finding.error("draft.vendor-name", LONGEST_NAME));
    productId =
        id(fields.productId(), ProductId::parse, Finding.error("draft.product-id-missing"))
            .filter(id -> allowed(id.value() != 0, id));
    text(
        fields.productName(),
        LONGEST_NAME,
        Finding.error("draft.product-name-missing"),
        Finding.error("draft.product-name", LONGEST_NAME));
    hardware(fields.hardwareVersion());
    text(
        fields.hardwareVersionString(),
        LONGEST_HARDWARE_NAME,
        Finding.error("draft.hardware-name-missing"),
        Finding.error("draft.hardware-name", LONGEST_HARDWARE_NAME));
    text(
        fields.partition(),
        LONGEST_PARTITION,
        Finding.error("draft.partition-missing"),
        Finding.error("draft.partition", LONGEST_PARTITION));
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

  private <T> Optional<T> id(String text, Function<String, T> parse, Finding absent) {
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

  private void text(String text, int longest, Finding absent, Finding unusable) {
    if (text.isBlank()) {
      missing.add(absent);
    } else if (text.getBytes(StandardCharsets.UTF_8).length > longest
        || text.codePoints().anyMatch(Character::isISOControl)) {
      wrong.add(unusable);
    }
  }

  private void hardware(String text) {
    if (text.isBlank()) {
      missing.add(Finding.error("draft.hardware-version-missing"));
    } else if (!text.strip().matches("[0-9]{1,5}") || Integer.parseInt(text.strip()) > 0xFFFF) {
      wrong.add(Finding.error("draft.hardware-version", text.strip()));
    }
  }
}
