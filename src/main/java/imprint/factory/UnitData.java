package imprint.factory;

import imprint.attestation.CertificationDeclaration;
import imprint.attestation.Dac;
import imprint.attestation.MatterCertificate;
import imprint.secret.Secret;
import java.util.Optional;

/**
 * What the factory data of one unit is made of, beside the product's {@link DeviceInfo}. All parts
 * stay their owners'.
 *
 * @param discriminator 0 … 4095
 * @param salt 16 … 32 bytes
 * @param verifier w0 ‖ L, 97 bytes; empty where the firmware makes its own passcodes
 * @param rdIdUid 16 bytes
 * @param manufacturingDate as the device stores it: YYYYMMDD, and up to 8 characters of the vendor
 * @param attestation empty where the firmware has its DAC from elsewhere
 */
public record UnitData(
    int discriminator,
    int iterations,
    Secret salt,
    Optional<Secret> verifier,
    Optional<Secret> rdIdUid,
    Optional<String> manufacturingDate,
    String serialNumber,
    Optional<Attested> attestation,
    Optional<Declared> declaration) {

  /** A device's own certificate and key, and the certificate of whoever issued it. */
  public record Attested(Dac dac, MatterCertificate pai) {}

  /**
   * A Certification Declaration.
   *
   * @param file as lists of units name it
   */
  public record Declared(CertificationDeclaration declaration, String file) {}

  static UnitData of(Identity identity, MatterCertificate pai, CertificationDeclaration cd) {
    return new UnitData(
        identity.discriminator().value(),
        identity.iterations(),
        Secret.owning(identity.salt()),
        Optional.of(identity.verifier()),
        identity.rdIdUid(),
        identity.manufacturingDate(),
        identity.serialNumber(),
        Optional.of(new Attested(identity.dac(), pai)),
        Optional.of(new Declared(cd, "")));
  }
}
