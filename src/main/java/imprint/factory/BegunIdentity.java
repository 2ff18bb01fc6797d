package imprint.factory;

import imprint.attestation.Dac;
import imprint.matter.Passcode;
import imprint.secret.Secret;
import java.util.Optional;

/**
 * What of an identity takes time to make and counts nothing up: made before there is a board, and
 * thrown away if there is none.
 */
public final class BegunIdentity implements AutoCloseable {
  final Passcode passcode;
  final byte[] salt;
  final Secret verifier;
  final Dac dac;
  final Optional<Secret> rdIdUid;

  /** Takes all parts over. */
  BegunIdentity(
      Passcode passcode, byte[] salt, Secret verifier, Dac dac, Optional<Secret> rdIdUid) {
    this.passcode = passcode;
    this.salt = salt;
    this.verifier = verifier;
    this.dac = dac;
    this.rdIdUid = rdIdUid;
  }

  @Override
  public void close() {
    verifier.close();
    dac.close();
    rdIdUid.ifPresent(Secret::close);
  }

  @Override
  public String toString() {
    return "BegunIdentity";
  }
}
