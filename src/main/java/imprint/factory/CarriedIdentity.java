package imprint.factory;

import imprint.matter.VendorId;
import imprint.nvs.NvsReader;
import imprint.securecert.SecureCertReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells what makes a board one certain unit from what any number of boards may have. */
public final class CarriedIdentity {
  /** Partitions start at a multiple of it, so also within the content of a whole flash memory. */
  private static final int SECTOR = 0x1000;

  private CarriedIdentity() {}

  /**
   * Whether a unit's factory data or its certificates are in {@code content}, alone or anywhere in
   * the content of a whole flash memory. NVS that is encrypted or damaged counts as a unit's, as
   * nobody can tell; firmware, NVS of other namespaces and keys of NVS do not.
   */
  public static boolean in(byte[] content) {
    return NvsReader.mayHold(content, FactoryEntry.NAMESPACE) || certificates(content);
  }

  /**
   * Whether {@code content} is the sound factory data of a unit of a test vendor, which nobody can
   * sell.
   *
   * @param keys that it may be encrypted with
   */
  public static boolean forTests(byte[] content, List<UnitNvsKey> keys) {
    return forTests(ReturnedData.of(content, Optional.empty()))
        || keys.stream().anyMatch(key -> forTests(ReturnedData.of(content, Optional.of(key))));
  }

  private static boolean forTests(ReturnedData data) {
    return data.condition() == ReturnedData.Condition.SOUND
        && VendorId.test(data.vendorId().orElse(0));
  }

  private static boolean certificates(byte[] content) {
    for (int at = 0; at < content.length; at += SECTOR) {
      int end = Math.min(content.length, at + SECTOR);
      if (SecureCertReader.looksLike(Arrays.copyOfRange(content, at, end))) {
        return true;
      }
    }
    return false;
  }
}
