package imprint.factory;

import java.util.List;
import java.util.Set;

/** Which partition a unit's data lies in. */
public enum StorageLayout {
  /** All of it in NVS. */
  NVS,
  /** DAC, its key and the PAI in esp_secure_cert, the rest in NVS. */
  DAC_IN_SECURE_CERT,
  /** Attestation, commissioning data and rotating id in esp_secure_cert, the rest in NVS. */
  ALL_IN_SECURE_CERT;

  private static final Set<String> ATTESTATION =
      Set.of("dac-cert", "dac-key", "dac-pub-key", "pai-cert");

  private static final Set<String> COMMISSIONING =
      Set.of("discriminator", "iteration-count", "salt", "verifier", "rd-id-uid");

  public boolean usesSecureCert() {
    return this != NVS;
  }

  /** Those keys of a unit that lie in NVS. */
  public List<FactoryEntry> nvsPart(List<FactoryEntry> entries) {
    return entries.stream()
        .filter(entry -> !entry.namespace().equals(FactoryEntry.NAMESPACE) || !moved(entry.key()))
        .toList();
  }

  private boolean moved(String key) {
    return switch (this) {
      case NVS -> false;
      case DAC_IN_SECURE_CERT -> ATTESTATION.contains(key);
      case ALL_IN_SECURE_CERT -> ATTESTATION.contains(key) || COMMISSIONING.contains(key);
    };
  }
}
