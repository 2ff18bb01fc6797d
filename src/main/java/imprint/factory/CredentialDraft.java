package imprint.factory;

import imprint.attestation.AttestationCheck;
import imprint.attestation.CertificateCredential;
import imprint.attestation.CertificateRole;
import imprint.attestation.CertificationDeclaration;
import imprint.attestation.Credential;
import imprint.attestation.KeyCredential;
import imprint.attestation.KeyPlace;
import imprint.attestation.KeyStoreCredential;
import imprint.attestation.MatterCertificate;
import imprint.attestation.SigningKey;
import imprint.attestation.TokenSigningKey;
import imprint.attestation.TokenUri;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.finding.Severity;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The credential files of a draft, each put where its content belongs. */
final class CredentialDraft implements AutoCloseable {
  private final Map<DraftPlace, DraftedFile> files = new EnumMap<>(DraftPlace.class);
  private @Nullable MatterCertificate pai;
  private @Nullable MatterCertificate paa;
  private @Nullable CertificationDeclaration declaration;
  private @Nullable Path cdSignerFile;
  private @Nullable MatterCertificate cdSigner;
  private @Nullable SigningKey key;
  private @Nullable Finding lock;

  /**
   * Takes a file in; it replaces the one that had its place. An encrypted key without its password
   * is taken in too, locked.
   *
   * @throws Refusal where the file is nothing that a product needs
   */
  void add(Path file, char @Nullable [] password) {
    Credential credential;
    try {
      credential = Credential.read(file, password);
    } catch (Refusal refusal) {
      if (!refusal.finding().code().startsWith("attestation.key-password-")) {
        throw refusal;
      }
      dropKey();
      lock = refusal.finding();
      files.put(DraftPlace.PAI_KEY, DraftedFile.locked(file));
      return;
    }
    if (credential instanceof KeyStoreCredential both) {
      addBoth(file, both);
    } else {
      files.put(place(file, credential), DraftedFile.of(file, credential));
    }
  }

  /** Takes a key on a token; one that cannot be opened now waits, locked, until it can. */
  void add(TokenUri token, char @Nullable [] pin) {
    dropKey();
    try {
      key = TokenSigningKey.open(token, pin);
    } catch (Refusal refusal) {
      lock = refusal.finding();
    }
    files.put(DraftPlace.PAI_KEY, DraftedFile.on(token, key == null));
  }

  /** Opens the key that is here. */
  void unlock(char[] password) {
    DraftedFile drafted = files.get(DraftPlace.PAI_KEY);
    if (drafted != null) {
      drafted.token().ifPresent(token -> add(token, password));
      drafted.file().ifPresent(file -> add(file, password));
    }
  }

  /** A PKCS#12 file fills several places at once. */
  private void addBoth(Path file, KeyStoreCredential both) {
    List<Credential> parts = new ArrayList<>();
    parts.add(new CertificateCredential(both.certificate()));
    both.others().stream()
        .filter(other -> other.role() == CertificateRole.PAA)
        .map(CertificateCredential::new)
        .forEach(parts::add);
    if (both.certificate().role() == CertificateRole.PAA) {
      // the key of a root does not belong on a station
      both.key().close();
    } else {
      parts.add(new KeyCredential(both.key()));
    }
    try {
      parts.forEach(part -> files.put(place(file, part), DraftedFile.of(file, part)));
    } catch (RuntimeException unusable) {
      both.key().close();
      throw unusable;
    }
  }

  private DraftPlace place(Path file, Credential credential) {
    return switch (credential) {
      case KeyCredential(SigningKey read) -> {
        dropKey();
        key = read;
        yield DraftPlace.PAI_KEY;
      }
      case CertificationDeclaration read -> {
        declaration = read;
        yield DraftPlace.CERTIFICATION_DECLARATION;
      }
      case CertificateCredential(MatterCertificate certificate) -> place(file, certificate);
      case KeyStoreCredential(_, MatterCertificate certificate, _) -> place(file, certificate);
    };
  }

  private DraftPlace place(Path file, MatterCertificate certificate) {
    return switch (certificate.role()) {
      case PAA -> {
        paa = certificate;
        yield DraftPlace.PAA_CERTIFICATE;
      }
      case PAI -> {
        pai = certificate;
        yield DraftPlace.PAI_CERTIFICATE;
      }
      case DAC -> throw Refusal.of("draft.device-certificate", file);
      case OTHER -> {
        if (certificate.vendorId().isEmpty()) {
          throw Refusal.of("draft.other-certificate", file);
        }
        // one that lacks the mark of an authority: the check says what it lacks
        pai = certificate;
        yield DraftPlace.PAI_CERTIFICATE;
      }
    };
  }

  /**
   * Keeps the certificate of who signed the declaration, which only a product.yaml names.
   *
   * @throws Refusal where it cannot be read; it stays named
   */
  void cdSigner(Path file) {
    cdSignerFile = file;
    if (Credential.read(file, null) instanceof CertificateCredential(MatterCertificate read)) {
      cdSigner = read;
    }
  }

  Map<DraftPlace, DraftedFile> files() {
    return files;
  }

  /** The files, each once; a PKCS#12 file fills several places. */
  List<Path> paths() {
    return files.values().stream().flatMap(drafted -> drafted.file().stream()).distinct().toList();
  }

  /** Where the key is, unless it is in one of the files. */
  Optional<TokenUri> token() {
    return Optional.ofNullable(files.get(DraftPlace.PAI_KEY)).flatMap(DraftedFile::token);
  }

  /** The files as a product names them; none of those that it needs may be missing. */
  Product.Credentials named() {
    DraftedFile root = files.get(DraftPlace.PAA_CERTIFICATE);
    return new Product.Credentials(
        path(DraftPlace.PAI_CERTIFICATE),
        token()
            .<KeyPlace>map(KeyPlace.OnToken::new)
            .orElseGet(() -> new KeyPlace.InFile(path(DraftPlace.PAI_KEY))),
        path(DraftPlace.CERTIFICATION_DECLARATION),
        root == null ? null : absolute(root),
        cdSignerFile);
  }

  private Path path(DraftPlace place) {
    return absolute(Objects.requireNonNull(files.get(place)));
  }

  /** As a product has it that was read from its file. */
  private static Path absolute(DraftedFile drafted) {
    return drafted.file().orElseThrow().toAbsolutePath().normalize();
  }

  /** Why the key is not open; empty when it is, or when there is none. */
  Optional<Finding> lock() {
    return Optional.ofNullable(lock);
  }

  /** The vendor that the files speak of: the declaration's, as it is what was certified. */
  Optional<VendorId> vendorId() {
    return declaration != null
        ? Optional.of(declaration.elements().vendorId())
        : Optional.ofNullable(pai).flatMap(MatterCertificate::vendorId);
  }

  /** The product that the files speak of, where they leave no choice. */
  Optional<ProductId> productId() {
    Optional<ProductId> named = Optional.ofNullable(pai).flatMap(MatterCertificate::productId);
    if (named.isEmpty() && declaration != null && declaration.elements().productIds().size() == 1) {
      return Optional.of(declaration.elements().productIds().getFirst());
    }
    return named;
  }

  List<Finding> check(AttestationCheck check, VendorId vendorId, ProductId productId) {
    List<Finding> findings;
    try {
      findings = check.checkSoFar(pai, key, declaration, paa, cdSigner, vendorId, productId);
    } catch (Refusal gone) {
      // the token was pulled out: the key waits until it is back, all else is checked
      dropKey();
      lock = gone.finding();
      token().ifPresent(token -> files.put(DraftPlace.PAI_KEY, DraftedFile.on(token, true)));
      findings = check.checkSoFar(pai, null, declaration, paa, cdSigner, vendorId, productId);
    }
    return findings.stream().filter(finding -> finding.severity() != Severity.NOTE).toList();
  }

  private void dropKey() {
    if (key != null) {
      key.close();
    }
    key = null;
    lock = null;
  }

  void clear() {
    dropKey();
    files.clear();
    pai = null;
    paa = null;
    declaration = null;
    cdSignerFile = null;
    cdSigner = null;
  }

  @Override
  public void close() {
    clear();
  }
}
