package imprint.factory;

import imprint.attestation.Dac;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.secret.Secret;
import java.util.Optional;

/**
 * An identity that has no serial number and no discriminator yet: all that takes time to make, and
 * nothing that is lost if it is thrown away. Holds secrets: close it, unless it became an identity.
 */
public final class UnnumberedIdentity implements AutoCloseable {
  private final Passcode passcode;
  private final byte[] salt;
  private final Secret verifier;
  private final Dac dac;
  private final Optional<Secret> rdIdUid;
  private boolean numbered;

  UnnumberedIdentity(
      Passcode passcode, byte[] salt, Secret verifier, Dac dac, Optional<Secret> rdIdUid) {
    this.passcode = passcode;
    this.salt = salt;
    this.verifier = verifier;
    this.dac = dac;
    this.rdIdUid = rdIdUid;
  }

  Passcode passcode() {
    return passcode;
  }

  /** The identity takes all parts over. */
  Identity numbered(
      String serialNumber, OnboardingPayload payload, int iterations, Optional<String> date) {
    if (numbered) {
      throw new IllegalStateException("it is an identity already");
    }
    numbered = true;
    CommissioningData data = CommissioningData.owning(payload, salt, iterations, verifier);
    return new Identity(serialNumber, data, dac, rdIdUid, date);
  }

  @Override
  public void close() {
    if (!numbered) {
      verifier.close();
      dac.close();
      rdIdUid.ifPresent(Secret::close);
    }
  }

  @Override
  public String toString() {
    return "UnnumberedIdentity";
  }
}
