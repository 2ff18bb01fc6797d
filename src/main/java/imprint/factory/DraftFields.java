package imprint.factory;

/** What a person typed, as it stands in the fields: it may be wrong, and any of it may be empty. */
public record DraftFields(
    String vendorId,
    String vendorName,
    String productId,
    String productName,
    String hardwareVersion,
    String hardwareVersionString,
    String partition) {

  /** A first product: the hardware's first version, and Espressif's usual partition. */
  public static final DraftFields EMPTY =
      new DraftFields("", "", "", "", "1", "1.0", ProductFields.USUAL_PARTITION);

  static DraftFields of(Product product) {
    return new DraftFields(
        product.vendorId().toString(),
        product.vendorName(),
        product.productId().toString(),
        product.productName(),
        String.valueOf(product.hardwareVersion()),
        product.hardwareVersionString(),
        product.target().partition());
  }

  DraftFields withIds(String vendor, String product) {
    return new DraftFields(
        vendor,
        vendorName,
        product,
        productName,
        hardwareVersion,
        hardwareVersionString,
        partition);
  }
}
