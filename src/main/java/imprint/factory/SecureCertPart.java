package imprint.factory;

import imprint.attestation.Dac;
import imprint.secret.Secret;
import imprint.securecert.SecureCertImage;
import imprint.securecert.SecureCertType;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.OptionalInt;

/** That part of a unit's data that lies in esp_secure_cert, in the order of mfg-tool. */
public final class SecureCertPart {
  private static final int RANDOM = 32;

  private SecureCertPart() {}

  /**
   * The partition's image.
   *
   * @param layout one that uses esp_secure_cert
   * @param efuseKeyBlock where the DAC key is in an eFuse: the image has no key then
   * @throws imprint.finding.Refusal securecert.full
   */
  public static byte[] build(
      UnitData unit, StorageLayout layout, OptionalInt efuseKeyBlock, SecureRandom random) {
    UnitData.Attested attested = unit.attestation().orElseThrow();
    try (SecureCertImage image = new SecureCertImage()) {
      efuseKeyBlock.ifPresent(image::keyInEfuse);
      image.add(SecureCertType.DEVICE_CERT, attested.dac().certificate().der());
      image.add(SecureCertType.CA_CERT, attested.pai().der());
      key(image, attested.dac(), efuseKeyBlock.isPresent());
      if (layout == StorageLayout.ALL_IN_SECURE_CERT) {
        commissioning(image, unit, random);
      }
      return image.toBytes();
    }
  }

  private static void key(SecureCertImage image, Dac dac, boolean elsewhere) {
    byte[] der = dac.sec1Der();
    try {
      if (elsewhere) {
        image.absentKey(der.length);
      } else {
        image.add(SecureCertType.PRIVATE_KEY, der);
      }
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  private static void commissioning(SecureCertImage image, UnitData unit, SecureRandom random) {
    image.addU16(SecureCertType.DISCRIMINATOR, unit.discriminator());
    unit.verifier().ifPresent(verifier -> add(image, SecureCertType.VERIFIER, verifier));
    add(image, SecureCertType.SALT, unit.salt());
    image.addU32(SecureCertType.ITERATION_COUNT, unit.iterations());
    unit.rdIdUid().ifPresent(uid -> add(image, SecureCertType.ROTATING_ID, uid));
    add(image, SecureCertType.RANDOM_128, random(random));
    add(image, SecureCertType.RANDOM_129, random(random));
  }

  private static void add(SecureCertImage image, SecureCertType type, Secret value) {
    value.use(bytes -> image.add(type, bytes));
  }

  private static Secret random(SecureRandom random) {
    byte[] bytes = new byte[RANDOM];
    random.nextBytes(bytes);
    return Secret.owning(bytes);
  }
}
