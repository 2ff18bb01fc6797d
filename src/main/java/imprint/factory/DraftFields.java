package imprint.factory;

import static imprint.factory.DraftField.*;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person typed, as it stands in the fields: it may be wrong, and any of it may be empty. */
public record DraftFields(Map<DraftField, String> texts) {
  /** A first product: the hardware's first version, and Espressif's usual partition. */
  public static final DraftFields EMPTY = new DraftFields(Map.of());

  /** What is not in the map is as usual. */
  public DraftFields {
    EnumMap<DraftField, String> all = new EnumMap<>(DraftField.class);
    for (DraftField field : DraftField.values()) {
      all.put(field, texts.getOrDefault(field, field.usual()));
    }
    texts = Collections.unmodifiableMap(all);
  }

  public String get(DraftField field) {
    return texts.getOrDefault(field, "");
  }

  /** Whether a yes stands there. */
  public boolean yes(DraftField field) {
    return get(field).equals(YES);
  }

  /** The same with another text in one field. */
  public DraftFields with(DraftField field, String text) {
    EnumMap<DraftField, String> changed = new EnumMap<>(texts);
    changed.put(field, text);
    return new DraftFields(changed);
  }

  static DraftFields of(Product product) {
    EnumMap<DraftField, String> texts = new EnumMap<>(DraftField.class);
    texts.put(VENDOR_ID, product.vendorId().toString());
    texts.put(VENDOR_NAME, product.vendorName());
    texts.put(PRODUCT_ID, product.productId().toString());
    texts.put(PRODUCT_NAME, product.productName());
    texts.put(HARDWARE_VERSION, String.valueOf(product.hardwareVersion()));
    texts.put(HARDWARE_NAME, product.hardwareVersionString());
    texts.put(PART_NUMBER, orEmpty(product.partNumber()));
    texts.put(PRODUCT_LABEL, orEmpty(product.productLabel()));
    texts.put(PRODUCT_URL, product.details().productUrl().orElse(""));
    Product.Data data = product.data();
    texts.put(SERIAL_NUMBER, data.serialNumber().text());
    texts.put(FLOW, ProductText.word(ProductFields.FLOWS, data.flow()));
    texts.put(DISCOVERY, ProductText.word(ProductFields.DISCOVERIES, data.discovery()));
    texts.put(ROTATING_ID, data.rotatingDeviceId() ? YES : NO);
    texts.put(OWN_KEYS, data.ownKeys() == null ? "" : data.ownKeys().toString());
    Product.Target target = product.target();
    texts.put(CHIP, orEmpty(target.chip()));
    texts.put(STORAGE, ProductText.word(ProductFields.STORAGES, target.storage()));
    texts.put(PARTITION, target.partition());
    texts.put(SECURE_CERT_PARTITION, target.secureCertPartition());
    String keys = target.nvsKeysPartition();
    texts.put(ENCRYPTED, keys == null ? NO : YES);
    texts.put(KEYS_PARTITION, keys == null ? KEYS_PARTITION.usual() : keys);
    texts.put(START, ProductText.word(BootFields.MODES, product.boot().mode()));
    texts.put(LAYOUT, product.labelLayout());
    texts.put(DPI, String.valueOf(product.labelDpi()));
    return new DraftFields(texts);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
