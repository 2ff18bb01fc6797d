package imprint.factory;

import java.util.List;
import java.util.Set;

/** Which partition a unit's data lies in. */
public enum StorageLayout {
  /** All of it in NVS. */
  NVS(Set.of()),
  /** DAC, its key and the PAI in esp_secure_cert, the rest in NVS. */
  DAC_IN_SECURE_CERT(Set.of("dac-cert", "dac-key", "dac-pub-key", "pai-cert")),
  /** Attestation, commissioning data and rotating id in esp_secure_cert, the rest in NVS. */
  ALL_IN_SECURE_CERT(
      Set.of(
          "dac-cert",
          "dac-key",
          "dac-pub-key",
          "pai-cert",
          "discriminator",
          "iteration-count",
          "salt",
          "verifier",
          "rd-id-uid"));

  private final Set<String> moved;

  StorageLayout(Set<String> moved) {
    this.moved = moved;
  }

  public boolean usesSecureCert() {
    return this != NVS;
  }

  /** Those keys of a unit that lie in NVS. */
  public List<FactoryEntry> nvsPart(List<FactoryEntry> entries) {
    return entries.stream()
        .filter(
            entry ->
                !entry.namespace().equals(FactoryEntry.NAMESPACE) || !moved.contains(entry.key()))
        .toList();
  }
}
