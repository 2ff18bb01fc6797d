package imprint.factory;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.finding.Severity;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsReader;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whose factory data a partition holds, as far as it can be read. Holds no secret.
 *
 * @param serialNumber empty where there is none, or it cannot be read; so are the others
 * @param dacPublicKey 65 bytes uncompressed in hexadecimal; empty also where it lies elsewhere
 */
public record ReturnedData(
    Condition condition,
    Optional<String> serialNumber,
    OptionalLong vendorId,
    OptionalLong productId,
    OptionalLong discriminator,
    Optional<String> dacPublicKey) {
  /** What became of the partition. */
  public enum Condition {
    /** Nothing is wrong with it, and it has factory data. */
    SOUND,
    /** It has none. */
    WITHOUT_DATA,
    /** Never written, or erased. */
    BLANK,
    /** Some of it cannot be read any more. */
    DAMAGED,
    /** Encrypted, and the key at hand, if any, does not open it. */
    LOCKED,
    /** It holds something that is no NVS. */
    STRANGE
  }

  /** Decodes a partition; whatever it holds, this comes back. */
  public static ReturnedData of(byte[] partition, Optional<UnitNvsKey> key) {
    ReturnedData read = of(partition);
    if (read.condition != Condition.LOCKED || key.isEmpty()) {
      return read;
    }
    try {
      byte[] plain = key.get().open(partition);
      try {
        return of(plain);
      } finally {
        Arrays.fill(plain, (byte) 0);
      }
    } catch (Refusal otherKey) {
      return read;
    }
  }

  private static ReturnedData of(byte[] partition) {
    try (NvsContents contents = NvsReader.read(partition)) {
      Optional<String> serialNumber = contents.string(FactoryEntry.NAMESPACE, "serial-num");
      return new ReturnedData(
          condition(contents.findings(), serialNumber.isPresent()),
          serialNumber,
          contents.number(FactoryEntry.NAMESPACE, "vendor-id"),
          contents.number(FactoryEntry.NAMESPACE, "product-id"),
          contents.number(FactoryEntry.NAMESPACE, "discriminator"),
          contents.blob(FactoryEntry.NAMESPACE, "dac-pub-key").map(HexFormat.of()::formatHex));
    } catch (Refusal unreadable) {
      return new ReturnedData(
          Condition.STRANGE,
          Optional.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          Optional.empty());
    }
  }

  /** Whether it is encrypted NVS. */
  static boolean locked(byte[] partition) {
    return of(partition).condition == Condition.LOCKED;
  }

  private static Condition condition(List<Finding> findings, boolean data) {
    if (has(findings, "nvs.encrypted")) {
      return Condition.LOCKED;
    }
    if (has(findings, "nvs.blank")) {
      return Condition.BLANK;
    }
    if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
      return Condition.DAMAGED;
    }
    return data ? Condition.SOUND : Condition.WITHOUT_DATA;
  }

  private static boolean has(List<Finding> findings, String code) {
    return findings.stream().anyMatch(finding -> finding.code().equals(code));
  }
}
