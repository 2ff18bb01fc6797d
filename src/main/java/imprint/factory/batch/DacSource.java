package imprint.factory.batch;

import imprint.attestation.Dac;
import imprint.attestation.MatterCertificate;
import imprint.attestation.SigningKey;

/** Where the device attestation certificates come from. What it holds stays its owner's. */
public sealed interface DacSource {
  /** Units get none; the firmware has them from elsewhere. */
  record None() implements DacSource {}

  /** One that exists, for one unit. */
  record Given(Dac dac, MatterCertificate pai) implements DacSource {}

  /** Issued under a PAI. */
  record FromPai(MatterCertificate pai, SigningKey key) implements DacSource {}

  /**
   * Issued under a PAI that the run makes first, under a PAA.
   *
   * @param paiName common name of that PAI
   */
  record FromPaa(MatterCertificate paa, SigningKey key, String paiName) implements DacSource {}
}
