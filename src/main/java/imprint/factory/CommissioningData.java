package imprint.factory;

import imprint.matter.OnboardingPayload;
import imprint.matter.Spake2pVerifier;
import imprint.secret.Secret;

/**
 * What a unit proves its passcode with, and the passcode itself as its label has it. Wiped on
 * close, except for the passcode's number.
 */
public final class CommissioningData implements AutoCloseable {
  private final OnboardingPayload payload;
  private final byte[] salt;
  private final int iterations;
  private final Secret verifier;

  private CommissioningData(
      OnboardingPayload payload, byte[] salt, int iterations, Secret verifier) {
    this.payload = payload;
    this.salt = salt;
    this.iterations = iterations;
    this.verifier = verifier;
  }

  /**
   * Computes the verifier that belongs to the payload's passcode.
   *
   * @param salt 16 … 32 bytes
   * @param iterations 1000 … 100000
   */
  public static CommissioningData of(OnboardingPayload payload, byte[] salt, int iterations) {
    byte[] verifier = Spake2pVerifier.compute(payload.passcode(), salt, iterations);
    return new CommissioningData(payload, salt.clone(), iterations, Secret.owning(verifier));
  }

  /** Takes over a verifier that was computed of the payload's passcode before. */
  static CommissioningData owning(
      OnboardingPayload payload, byte[] salt, int iterations, Secret verifier) {
    return new CommissioningData(payload, salt.clone(), iterations, verifier);
  }

  public OnboardingPayload payload() {
    return payload;
  }

  public byte[] salt() {
    return salt.clone();
  }

  public int iterations() {
    return iterations;
  }

  /** w0 ‖ L, 97 bytes. Stays this object's own. */
  public Secret verifier() {
    return verifier;
  }

  @Override
  public void close() {
    verifier.close();
  }

  @Override
  public String toString() {
    return "CommissioningData";
  }
}
