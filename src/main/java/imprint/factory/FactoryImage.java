package imprint.factory;

import imprint.attestation.CertificationDeclaration;
import imprint.attestation.MatterCertificate;
import imprint.finding.Finding;
import imprint.nvs.NvsImage;
import java.util.Base64;
import java.util.List;

/** The NVS image of the factory partition: the same bytes that esp-matter-mfg-tool would make. */
public final class FactoryImage {
  static final String NAMESPACE = "chip-factory";

  private FactoryImage() {}

  /**
   * A unit's image.
   *
   * @param size of the partition, bytes
   * @throws imprint.finding.Refusal nvs.full where the partition is too small, nvs.size
   */
  public static byte[] build(LoadedProduct product, Identity identity, int size) {
    return build(
        DeviceInfo.of(product.product()),
        identity,
        product.attestation().pai(),
        product.attestation().declaration(),
        size);
  }

  /** The same from parts that come from elsewhere. */
  public static byte[] build(
      DeviceInfo info,
      Identity identity,
      MatterCertificate pai,
      CertificationDeclaration declaration,
      int size) {
    return build(FactoryEntries.of(info, identity, pai, declaration), size);
  }

  /**
   * Decodes an image, such as one read back from a board, and compares every key of the unit.
   *
   * @return what is missing, different, too much or damaged; errors and warnings that name keys but
   *     no values; empty where the image is exactly the unit's
   */
  public static List<Finding> compare(byte[] image, LoadedProduct product, Identity identity) {
    return compare(
        image,
        DeviceInfo.of(product.product()),
        identity,
        product.attestation().pai(),
        product.attestation().declaration());
  }

  /** The same for parts that come from elsewhere. */
  public static List<Finding> compare(
      byte[] image,
      DeviceInfo info,
      Identity identity,
      MatterCertificate pai,
      CertificationDeclaration declaration) {
    return ImageComparison.compare(image, FactoryEntries.of(info, identity, pai, declaration));
  }

  /** Whether {@link #compare} finds nothing. */
  public static boolean matches(byte[] image, LoadedProduct product, Identity identity) {
    return compare(image, product, identity).isEmpty();
  }

  private static byte[] build(List<FactoryEntry> entries, int size) {
    try (NvsImage image = new NvsImage(size).namespace(NAMESPACE)) {
      for (FactoryEntry entry : entries) {
        switch (entry) {
          case FactoryEntry.U32(String key, long value) -> image.u32(key, value);
          case FactoryEntry.Text(String key, String value) -> image.string(key, value);
          case FactoryEntry.Bytes(String key, var value) ->
              value.use(bytes -> image.blob(key, bytes));
          case FactoryEntry.Base64Text(String key, var value) ->
              value.use(bytes -> image.string(key, Base64.getEncoder().encodeToString(bytes)));
        }
      }
      return image.toBytes();
    }
  }
}
