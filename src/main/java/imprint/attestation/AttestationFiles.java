package imprint.attestation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of one product as a person named them, each read, none believed yet. Of a PKCS#12
 * file, which may be named for several places, each place has the half that it asks for. Closing it
 * closes the keys, in whatever place they were given.
 */
public record AttestationFiles(
    Given paiCertificate,
    Given paiKey,
    Given certificationDeclaration,
    @Nullable Given paaCertificate,
    @Nullable Given cdSignerCertificate)
    implements AutoCloseable {

  /**
   * One file, and the place for which it was named.
   *
   * @param file its path, or the address of a token
   */
  public record Given(Place place, String file, Credential credential) {}

  /** What a product needs; the field is the word that product.yaml uses. */
  public enum Place {
    PAI_CERTIFICATE("pai-certificate"),
    PAI_KEY("pai-key"),
    CERTIFICATION_DECLARATION("certification-declaration"),
    PAA_CERTIFICATE("paa-certificate"),
    /** Of who signed the declaration; needed only where it is not one that commissioners know. */
    CD_SIGNER_CERTIFICATE("cd-signer-certificate");

    private final String field;

    Place(String field) {
      this.field = field;
    }

    public String field() {
      return field;
    }
  }

  /**
   * Reads the files.
   *
   * @param paa null where it is not at hand
   * @param password for an encrypted key; null where there is none
   * @throws imprint.finding.Refusal where a file is none of these
   */
  public static AttestationFiles read(
      Path pai, Path key, Path declaration, @Nullable Path paa, char @Nullable [] password) {
    return read(pai, new KeyPlace.InFile(key), declaration, paa, null, password);
  }

  /**
   * The same with the certificate of who signed the declaration, and a key that may be on a token.
   *
   * @param cdSigner null where it is not at hand
   * @param password for an encrypted key, or the PIN of its token
   */
  public static AttestationFiles read(
      Path pai,
      KeyPlace key,
      Path declaration,
      @Nullable Path paa,
      @Nullable Path cdSigner,
      char @Nullable [] password) {
    List<Given> read = new ArrayList<>();
    try {
      read.add(given(Place.PAI_CERTIFICATE, pai, password));
      read.add(given(Place.PAI_KEY, key.toString(), key.read(password)));
      read.add(given(Place.CERTIFICATION_DECLARATION, declaration, password));
      Given root = optional(Place.PAA_CERTIFICATE, paa, password, read);
      Given signer = optional(Place.CD_SIGNER_CERTIFICATE, cdSigner, password, read);
      return new AttestationFiles(read.get(0), read.get(1), read.get(2), root, signer);
    } catch (RuntimeException failed) {
      read.forEach(AttestationFiles::close);
      throw failed;
    }
  }

  /** Added to what is closed where a later file cannot be read. */
  private static @Nullable Given optional(
      Place place, @Nullable Path file, char @Nullable [] password, List<Given> read) {
    if (file == null) {
      return null;
    }
    Given given = given(place, file, password);
    read.add(given);
    return given;
  }

  private static Given given(Place place, Path file, char @Nullable [] password) {
    return given(place, file.toString(), Credential.read(file, password));
  }

  private static Given given(Place place, String file, Credential read) {
    return new Given(
        place, file, read instanceof KeyStoreCredential both ? both.half(place) : read);
  }

  Stream<Given> all() {
    return Stream.of(
            paiCertificate, paiKey, certificationDeclaration, paaCertificate, cdSignerCertificate)
        .flatMap(Stream::ofNullable);
  }

  /**
   * The credentials in their roles.
   *
   * @throws imprint.finding.Refusal where a file is in the wrong place, with the first finding of
   *     {@link AttestationCheck}
   */
  public Attestation inRoles() {
    FilePlaces.refuseMisplaced(this);
    return new Attestation(
        ((CertificateCredential) paiCertificate.credential()).certificate(),
        ((KeyCredential) paiKey.credential()).key(),
        (CertificationDeclaration) certificationDeclaration.credential(),
        certificate(paaCertificate),
        certificate(cdSignerCertificate));
  }

  private static @Nullable MatterCertificate certificate(@Nullable Given given) {
    return given == null ? null : ((CertificateCredential) given.credential()).certificate();
  }

  @Override
  public void close() {
    all().forEach(AttestationFiles::close);
  }

  private static void close(Given given) {
    if (given.credential() instanceof KeyCredential(SigningKey key)) {
      key.close();
    }
  }
}
