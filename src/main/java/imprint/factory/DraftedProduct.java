package imprint.factory;

import static imprint.factory.DraftField.*;

import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a product of what stands in the fields, once nothing is wrong there. */
record DraftedProduct(DraftFields fields, Product.Credentials credentials) {
  /**
   * @param before what the draft was opened from: what no field says stays as it was there
   */
  Product basedOn(@Nullable Product before) {
    return new Product(
        VendorId.parse(text(VENDOR_ID)),
        text(VENDOR_NAME),
        ProductId.parse(text(PRODUCT_ID)),
        text(PRODUCT_NAME),
        optional(PART_NUMBER).orElse(null),
        optional(PRODUCT_LABEL).orElse(null),
        Integer.parseInt(text(HARDWARE_VERSION)),
        text(HARDWARE_NAME),
        details(before == null ? DeviceDetails.NONE : before.details()),
        credentials,
        data(before == null ? Product.Data.USUAL : before.data()),
        target(before == null ? Product.Target.nvs(null, "") : before.target()),
        boot(before == null ? BootWatch.USUAL : before.boot()),
        Integer.parseInt(text(DPI)),
        before == null ? Product.Keep.SEALED : before.keep(),
        text(LAYOUT));
  }

  private DeviceDetails details(DeviceDetails before) {
    return new DeviceDetails(
        before.finish(),
        before.color(),
        before.calendars(),
        before.locales(),
        before.fixedLabels(),
        before.supportedModes(),
        optional(PRODUCT_URL));
  }

  private Product.Data data(Product.Data before) {
    return new Product.Data(
        before.iterations(),
        word(ProductFields.FLOWS, FLOW, before.flow()),
        word(ProductFields.DISCOVERIES, DISCOVERY, before.discovery()),
        SerialPattern.parse(text(SERIAL_NUMBER), SERIAL_NUMBER.key()),
        fields.yes(ROTATING_ID),
        before.dacLifetimeDays(),
        before.manufacturingDate(),
        optional(OWN_KEYS).map(Path::of).orElse(null));
  }

  private Product.Target target(Product.Target before) {
    return new Product.Target(
        optional(CHIP).orElse(null),
        text(PARTITION),
        word(ProductFields.STORAGES, STORAGE, before.storage()),
        text(SECURE_CERT_PARTITION),
        fields.yes(ENCRYPTED) ? text(KEYS_PARTITION) : null,
        before.flashKeys(),
        before.partitionTable(),
        before.partitionTableOffset());
  }

  private BootWatch boot(BootWatch before) {
    return before.asking(word(BootFields.MODES, START, before.mode()));
  }

  private <T> T word(Map<String, T> words, DraftField field, T otherwise) {
    return words.getOrDefault(text(field), otherwise);
  }

  private Optional<String> optional(DraftField field) {
    return Optional.of(text(field)).filter(text -> !text.isEmpty());
  }

  private String text(DraftField field) {
    return fields.get(field).strip();
  }
}
