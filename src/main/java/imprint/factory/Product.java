package imprint.factory;

import imprint.attestation.KeyPlace;
import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One product, as its line lead wrote it down.
 *
 * @param hardwareVersion 0 … 65535
 * @param labelDpi dots an inch of the label printer
 * @param keep how long the ledger keeps sealed copies of a unit
 * @param labelLayout name of a label layout that ships with the program, or the path of a file
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
    DeviceDetails details,
    Credentials credentials,
    Data data,
    Target target,
    BootWatch boot,
    int labelDpi,
    Keep keep,
    String labelLayout) {

  /** What a product file gets that says nothing about the layout. */
  public static final String USUAL_LAYOUT = "standard";

  /** How long sealed copies of a unit are kept. */
  public enum Keep {
    /** For good: it can get its identity and its label again. */
    SEALED,
    /** Until its label is made, or it is given up. */
    UNTIL_LABELLED,
    /** Not at all. */
    NEVER
  }

  /** The label layout's file; empty for one that ships with the program. */
  public Optional<Path> layoutFile() {
    return ProductFields.isName(labelLayout) ? Optional.empty() : Optional.of(Path.of(labelLayout));
  }

  /** One with the usual label. */
  public Product(
      VendorId vendorId,
      String vendorName,
      ProductId productId,
      String productName,
      @Nullable String partNumber,
      @Nullable String productLabel,
      int hardwareVersion,
      String hardwareVersionString,
      DeviceDetails details,
      Credentials credentials,
      Data data,
      Target target,
      BootWatch boot,
      int labelDpi,
      Keep keep) {
    this(
        vendorId,
        vendorName,
        productId,
        productName,
        partNumber,
        productLabel,
        hardwareVersion,
        hardwareVersionString,
        details,
        credentials,
        data,
        target,
        boot,
        labelDpi,
        keep,
        USUAL_LAYOUT);
  }

  /** One whose start is watched and whose copies are kept as usual. */
  public Product(
      VendorId vendorId,
      String vendorName,
      ProductId productId,
      String productName,
      @Nullable String partNumber,
      @Nullable String productLabel,
      int hardwareVersion,
      String hardwareVersionString,
      DeviceDetails details,
      Credentials credentials,
      Data data,
      Target target,
      int labelDpi) {
    this(
        vendorId,
        vendorName,
        productId,
        productName,
        partNumber,
        productLabel,
        hardwareVersion,
        hardwareVersionString,
        details,
        credentials,
        data,
        target,
        BootWatch.USUAL,
        labelDpi,
        Keep.SEALED);
  }

  /**
   * Where the credentials are.
   *
   * @param paiKey a file, or a token that holds it
   * @param cdSignerCertificate of who signed the declaration, where commissioners do not know him
   */
  public record Credentials(
      Path paiCertificate,
      KeyPlace paiKey,
      Path certificationDeclaration,
      @Nullable Path paaCertificate,
      @Nullable Path cdSignerCertificate) {

    /** With the key in a file. */
    public Credentials(
        Path paiCertificate,
        Path paiKey,
        Path certificationDeclaration,
        @Nullable Path paaCertificate,
        @Nullable Path cdSignerCertificate) {
      this(
          paiCertificate,
          new KeyPlace.InFile(paiKey),
          certificationDeclaration,
          paaCertificate,
          cdSignerCertificate);
    }

    /** Without the certificate of who signed the declaration. */
    public Credentials(
        Path paiCertificate,
        Path paiKey,
        Path certificationDeclaration,
        @Nullable Path paaCertificate) {
      this(paiCertificate, paiKey, certificationDeclaration, paaCertificate, null);
    }
  }

  /**
   * How a unit's own data is made.
   *
   * @param iterations of the SPAKE2+ verifier, 1000 … 100000
   * @param rotatingDeviceId whether units get the id that rotating device ids are made from
   * @param dacLifetimeDays 36500 is usual; a DAC never outlives its PAI
   * @param ownKeys table of the customer's own keys, see {@link FixedKeys}; null: there are none
   */
  public record Data(
      int iterations,
      CommissioningFlow flow,
      DiscoveryCapabilities discovery,
      SerialPattern serialNumber,
      boolean rotatingDeviceId,
      int dacLifetimeDays,
      ManufacturingDate manufacturingDate,
      @Nullable Path ownKeys) {

    /** What a product file gets that says nothing about data. */
    public static final Data USUAL =
        new Data(
            10_000,
            CommissioningFlow.STANDARD,
            DiscoveryCapabilities.BLE,
            SerialPattern.USUAL,
            false,
            36_500,
            new ManufacturingDate.Unset(),
            null);

    /** Without keys of the customer's own. */
    public Data(
        int iterations,
        CommissioningFlow flow,
        DiscoveryCapabilities discovery,
        SerialPattern serialNumber,
        boolean rotatingDeviceId,
        int dacLifetimeDays,
        ManufacturingDate manufacturingDate) {
      this(
          iterations,
          flow,
          discovery,
          serialNumber,
          rotatingDeviceId,
          dacLifetimeDays,
          manufacturingDate,
          null);
    }
  }

  /**
   * Where it goes.
   *
   * @param chip such as esp32c3; null where any will do
   * @param partition label of the NVS partition in the board's own table
   * @param secureCertPartition label of the esp_secure_cert partition, where the layout uses it
   * @param nvsKeysPartition label of the partition for the unit's own NVS key; null: NVS is not
   *     encrypted
   * @param flashKeys folder of the boards' flash encryption keys, or the one key there is; null
   *     where the boards are provisioned before they encrypt, or still do it themselves
   * @param partitionTable the table that the boards should have, as a binary file; null: what is on
   *     the board counts. Needed where that cannot be read
   * @param partitionTableOffset where the boards keep it, a multiple of 4096
   */
  public record Target(
      @Nullable String chip,
      String partition,
      StorageLayout storage,
      String secureCertPartition,
      @Nullable String nvsKeysPartition,
      @Nullable Path flashKeys,
      @Nullable Path partitionTable,
      int partitionTableOffset) {
    /** Espressif's usual label. */
    public static final String USUAL_SECURE_CERT = "esp_secure_cert";

    /** Where ESP-IDF puts the table unless a project says otherwise. */
    public static final int USUAL_TABLE_OFFSET = 0x8000;

    /** Nothing of it encrypted by us. */
    public Target(
        @Nullable String chip,
        String partition,
        StorageLayout storage,
        String secureCertPartition) {
      this(chip, partition, storage, secureCertPartition, null, null, null, USUAL_TABLE_OFFSET);
    }

    /** All in one NVS partition. */
    public static Target nvs(@Nullable String chip, String partition) {
      return new Target(chip, partition, StorageLayout.NVS, USUAL_SECURE_CERT);
    }
  }
}
