package imprint.factory;

import imprint.matter.CalendarType;
import imprint.matter.FixedLabel;
import imprint.matter.ProductColor;
import imprint.matter.ProductFinish;
import imprint.matter.ProductId;
import imprint.matter.SupportedMode;
import imprint.matter.VendorId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What all units of a product have in common; an empty value is not stored.
 *
 * @param locales language tags of BCP 47, most wanted first
 */
public record DeviceInfo(
    VendorId vendorId,
    Optional<String> vendorName,
    ProductId productId,
    Optional<String> productName,
    Optional<Integer> hardwareVersion,
    Optional<String> hardwareVersionString,
    Optional<ProductFinish> finish,
    Optional<ProductColor> color,
    Optional<String> partNumber,
    Set<CalendarType> calendars,
    List<String> locales,
    List<FixedLabel> fixedLabels,
    List<SupportedMode> supportedModes,
    Optional<String> productLabel,
    Optional<String> productUrl) {
  public DeviceInfo {
    // in one order, as an order is known again by what it prints
    calendars = Collections.unmodifiableSet(new TreeSet<>(calendars));
    locales = List.copyOf(locales);
    fixedLabels = List.copyOf(fixedLabels);
    supportedModes = List.copyOf(supportedModes);
  }

  public static DeviceInfo of(Product product) {
    return new DeviceInfo(
        product.vendorId(),
        Optional.of(product.vendorName()),
        product.productId(),
        Optional.of(product.productName()),
        Optional.of(product.hardwareVersion()),
        Optional.of(product.hardwareVersionString()),
        product.details().finish(),
        product.details().color(),
        Optional.ofNullable(product.partNumber()),
        product.details().calendars(),
        product.details().locales(),
        product.details().fixedLabels(),
        product.details().supportedModes(),
        Optional.ofNullable(product.productLabel()),
        product.details().productUrl());
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
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
