package imprint.attestation;

import imprint.attestation.AttestationFiles.Place;
import java.util.List;

/**
 * A PKCS#12 file: a private key, its certificate, and perhaps the certificates above it.
 *
 * @param key to be closed by whoever read it
 * @param certificate the key's own
 * @param others whatever else is in it, in the file's order
 */
public record KeyStoreCredential(
    SigningKey key, MatterCertificate certificate, List<MatterCertificate> others)
    implements Credential {
  public KeyStoreCredential {
    others = List.copyOf(others);
  }

  /**
   * The half that a place asks for. Closes the key where that is not it.
   *
   * <p>For a PAA the root that lies in the file; for the declaration, which no PKCS#12 holds, the
   * certificate, so that it can be told what was given instead.
   */
  public Credential half(Place place) {
    if (place == Place.PAI_KEY) {
      return new KeyCredential(key);
    }
    key.close();
    return new CertificateCredential(place == Place.PAA_CERTIFICATE ? root() : certificate);
  }

  private MatterCertificate root() {
    return others.stream()
        .filter(other -> other.role() == CertificateRole.PAA)
        .findFirst()
        .orElse(certificate);
  }
}
