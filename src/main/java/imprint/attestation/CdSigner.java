package imprint.attestation;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The keys that sign Certification Declarations and that commissioners are built with: those of the
 * Connectivity Standards Alliance, and the published key that development firmware uses. Source:
 * the certificates "Certification Declaration Signing Key 001 … 005" and "Matter Test CD Signing
 * Authority".
 */
public enum CdSigner {
  CSA_TEST("023c398922452b55caf389c25bd1bca4656952ccb90e8869249ad8474653014cbf"),
  CSA_001("03cdeee93e44f8b72be3d1a9c07e21968b9afff3b403f05e1669d7b1e5caee6fc7"),
  CSA_002("03031937e8f94251045df27457bb46253ee3754e8c12ae28557d8027b9d4c356d9"),
  CSA_003("039f575cd5fdb7521f10a4df31f073912b614728f2d37f5b6b96bc2cbf7c0b1196"),
  CSA_004("037cfc8d8810a89cf4fa191778f2afec78f8517a97a3e57fc213bad888e3611e74"),
  CSA_005("03438a52c662a2a6d72647f95eb753136ee4ae0fdb3aa9c16931426b3d0867f910");

  private final String compressedPoint;

  CdSigner(String compressedPoint) {
    this.compressedPoint = compressedPoint;
  }

  /** Whether everybody can sign with this key. */
  public boolean test() {
    return this == CSA_TEST;
  }

  /** 65 bytes, 04‖X‖Y. */
  public byte[] publicPoint() {
    return P256.uncompressed(HexFormat.of().parseHex(compressedPoint));
  }

  /** Subject key id, lower-case hex. */
  public String keyId() {
    return HexFormat.of().formatHex(P256.keyId(publicPoint()));
  }

  static Optional<CdSigner> byKeyId(String keyId) {
    return Arrays.stream(values()).filter(signer -> signer.keyId().equals(keyId)).findFirst();
  }
}
