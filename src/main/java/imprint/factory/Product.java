package imprint.factory;

import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One product, as its line lead wrote it down.
 *
 * @param hardwareVersion 0 … 65535
 * @param labelDpi dots an inch of the label printer
 */
public record Product(
    VendorId vendorId,
    String vendorName,
    ProductId productId,
    String productName,
    @Nullable String partNumber,
    @Nullable String productLabel,
    int hardwareVersion,
    String hardwareVersionString,
    Credentials credentials,
    Data data,
    Target target,
    int labelDpi) {

  /** Where the credentials are. */
  public record Credentials(
      Path paiCertificate,
      Path paiKey,
      Path certificationDeclaration,
      @Nullable Path paaCertificate) {}

  /**
   * How a unit's own data is made.
   *
   * @param iterations of the SPAKE2+ verifier, 1000 … 100000
   * @param rotatingDeviceId whether units get the id that rotating device ids are made from
   * @param dacLifetimeDays 36500 is usual; a DAC never outlives its PAI
   */
  public record Data(
      int iterations,
      CommissioningFlow flow,
      DiscoveryCapabilities discovery,
      SerialPattern serialNumber,
      boolean rotatingDeviceId,
      int dacLifetimeDays,
      ManufacturingDate manufacturingDate) {

    /** What a product file gets that says nothing about data. */
    public static final Data USUAL =
        new Data(
            10_000,
            CommissioningFlow.STANDARD,
            DiscoveryCapabilities.BLE,
            SerialPattern.USUAL,
            false,
            36_500,
            new ManufacturingDate.Unset());
  }

  /**
   * Where it goes.
   *
   * @param chip such as esp32c3; null where any will do
   * @param partition label of the partition in the board's own table
   */
  public record Target(@Nullable String chip, String partition) {}
}
