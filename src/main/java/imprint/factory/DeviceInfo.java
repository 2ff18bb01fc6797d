package imprint.factory;

import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.util.Optional;

/** What all units of a product have in common; an empty value is not stored. */
public record DeviceInfo(
    VendorId vendorId,
    Optional<String> vendorName,
    ProductId productId,
    Optional<String> productName,
    Optional<Integer> hardwareVersion,
    Optional<String> hardwareVersionString,
    Optional<String> partNumber,
    Optional<String> productLabel) {

  public static DeviceInfo of(Product product) {
    return new DeviceInfo(
        product.vendorId(),
        Optional.of(product.vendorName()),
        product.productId(),
        Optional.of(product.productName()),
        Optional.of(product.hardwareVersion()),
        Optional.of(product.hardwareVersionString()),
        Optional.ofNullable(product.partNumber()),
        Optional.ofNullable(product.productLabel()));
  }

  /** Only the two ids, without which there is no product. */
  public static DeviceInfo ofIds(VendorId vendorId, ProductId productId) {
    return new DeviceInfo(
        vendorId,
        Optional.empty(),
        productId,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
