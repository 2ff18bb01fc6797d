package imprint.factory;

import imprint.attestation.CertificationDeclaration;
import imprint.attestation.MatterCertificate;
import imprint.finding.Finding;
import imprint.nvs.NvsCsv;
import imprint.nvs.NvsImage;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The NVS image of the factory partition: the same bytes that esp-matter-mfg-tool would make. */
public final class FactoryImage {
  private static final Path NO_FOLDER = Path.of("");

  private FactoryImage() {}

  /**
   * A unit's image.
   *
   * @param size of the partition, bytes
   * @throws imprint.finding.Refusal nvs.full where the partition is too small, nvs.size
   */
  public static byte[] build(LoadedProduct product, Identity identity, int size) {
    return build(entries(product, identity), size);
  }

  /** The same from parts that come from elsewhere. */
  public static byte[] build(
      DeviceInfo info,
      Identity identity,
      MatterCertificate pai,
      CertificationDeclaration declaration,
      int size) {
    return build(FactoryEntries.of(info, UnitData.of(identity, pai, declaration)), size);
  }

  /** The image of these keys in their order. */
  public static byte[] build(List<FactoryEntry> entries, int size) {
    try (NvsImage image = new NvsImage(size)) {
      fill(image, entries);
      return image.toBytes();
    }
  }

  /**
   * Adds all keys to an image that has none yet.
   *
   * @throws imprint.finding.Refusal nvs.full, and what own keys are refused for
   */
  public static void fill(NvsImage image, List<FactoryEntry> entries) {
    NvsCsv csv = new NvsCsv(image, NO_FOLDER);
    image.namespace(FactoryEntry.NAMESPACE);
    String open = FactoryEntry.NAMESPACE;
    for (FactoryEntry entry : entries) {
      if (!entry.namespace().equals(open)) {
        open = entry.namespace();
        image.namespace(open);
      }
      add(entry, image, csv);
    }
  }

  private static void add(FactoryEntry entry, NvsImage image, NvsCsv csv) {
    switch (entry) {
      case FactoryEntry.U32(String key, long value) -> image.u32(key, value);
      case FactoryEntry.Text(String key, String value) -> image.string(key, value);
      case FactoryEntry.Bytes(String key, var value) -> value.use(bytes -> image.blob(key, bytes));
      case FactoryEntry.Filed(String key, var value, String _) ->
          value.use(bytes -> image.blob(key, bytes));
      case FactoryEntry.Base64Text(String key, var value) ->
          value.use(bytes -> image.string(key, Base64.getEncoder().encodeToString(bytes)));
      case FactoryEntry.Own own ->
          csv.row(own.key(), "data", own.encoding(), own.value(), own.where());
    }
  }

  /**
   * Decodes an image, such as one read back from a board, and compares every key of the unit.
   *
   * @return what is missing, different, too much or damaged; errors and warnings that name keys but
   *     no values; empty where the image is exactly the unit's
   */
  public static List<Finding> compare(byte[] image, LoadedProduct product, Identity identity) {
    return ImageComparison.compare(image, entries(product, identity));
  }

  /** The same for parts that come from elsewhere. */
  public static List<Finding> compare(
      byte[] image,
      DeviceInfo info,
      Identity identity,
      MatterCertificate pai,
      CertificationDeclaration declaration) {
    return ImageComparison.compare(
        image, FactoryEntries.of(info, UnitData.of(identity, pai, declaration)));
  }

  /** Whether {@link #compare} finds nothing. */
  public static boolean matches(byte[] image, LoadedProduct product, Identity identity) {
    return compare(image, product, identity).isEmpty();
  }

  /** The esp_secure_cert image of a unit, where its product has that partition. */
  public static Optional<byte[]> secureCert(
      LoadedProduct product, Identity identity, SecureRandom random) {
    StorageLayout layout = product.product().target().storage();
    return layout.usesSecureCert()
        ? Optional.of(
            SecureCertPart.build(unit(product, identity), layout, OptionalInt.empty(), random))
        : Optional.empty();
  }

  private static List<FactoryEntry> entries(LoadedProduct product, Identity identity) {
    return product
        .product()
        .target()
        .storage()
        .nvsPart(
            FactoryEntries.of(
                DeviceInfo.of(product.product()),
                unit(product, identity),
                product.ownKeys().entries()));
  }

  private static UnitData unit(LoadedProduct product, Identity identity) {
    return UnitData.of(identity, product.attestation().pai(), product.attestation().declaration());
  }
}
