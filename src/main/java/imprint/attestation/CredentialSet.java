package imprint.attestation;

import imprint.finding.Finding;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that were given together, in any order and number: each alone, and whatever belongs
 * together held against each other. No product is known here; the certificates say what they are
 * for. Not for use by several threads at a time.
 */
public final class CredentialSet {
  /**
   * Something to say about one of them, or about two.
   *
   * @param files as they were named
   */
  public record Remark(List<String> files, Finding finding) {
    public Remark {
      files = List.copyOf(files);
    }
  }

  private record Named<T>(String file, T value) {}

  private final AttestationCheck check;
  private final List<Named<MatterCertificate>> certificates = new ArrayList<>();
  private final List<Named<SigningKey>> keys = new ArrayList<>();
  private final List<Named<CertificationDeclaration>> declarations = new ArrayList<>();

  public CredentialSet(InstantSource clock) {
    check = new AttestationCheck(clock);
  }

  public void add(String file, MatterCertificate certificate) {
    certificates.add(new Named<>(file, certificate));
  }

  /** The key stays the caller's own, and open until all is checked. */
  public void add(String file, SigningKey key) {
    keys.add(new Named<>(file, key));
  }

  public void add(String file, CertificationDeclaration declaration) {
    declarations.add(new Named<>(file, declaration));
  }

  /** What there is to say, each in the order in which the files were added. */
  public List<Remark> check() {
    List<Remark> remarks = new ArrayList<>();
    for (Named<MatterCertificate> each : certificates) {
      if (!signsADeclaration(each.value())) {
        check.checkAlone(each.value()).forEach(found -> remarks.add(remark(found, each)));
      }
    }
    for (Named<CertificationDeclaration> each : declarations) {
      MatterCertificate signer = signer(each.value());
      check.checkAlone(each.value(), signer).forEach(found -> remarks.add(remark(found, each)));
    }
    keys.forEach(key -> published(key).ifPresent(remarks::add));
    keys.forEach(key -> remarks.addAll(ofKey(key)));
    in(CertificateRole.DAC).forEach(dac -> remarks.addAll(issuer(dac, CertificateRole.PAI)));
    in(CertificateRole.PAI).forEach(pai -> remarks.addAll(issuer(pai, CertificateRole.PAA)));
    declarations.forEach(declaration -> remarks.addAll(covers(declaration)));
    return remarks;
  }

  /** The file of the certificate that a key belongs to. */
  public Optional<String> ownerOf(SigningKey key) {
    return certificates.stream()
        .filter(each -> AttestationCheck.fits(key, each.value()))
        .map(Named::file)
        .findFirst();
  }

  /** Whether a certificate is the signer's of a declaration that is here too. */
  public boolean signsADeclaration(MatterCertificate certificate) {
    return declarations.stream().anyMatch(each -> CdSignerKind.isOf(certificate, each.value()));
  }

  /** The certificate of who signed a declaration, if it is here. */
  public @Nullable MatterCertificate signer(CertificationDeclaration declaration) {
    return certificates.stream()
        .map(Named::value)
        .filter(certificate -> CdSignerKind.isOf(certificate, declaration))
        .findFirst()
        .orElse(null);
  }

  private static Optional<Remark> published(Named<SigningKey> key) {
    return PublishedTestKey.of(key.value().keyId())
        .map(known -> Finding.warning("attestation.test-paa", known.certificateName()))
        .map(found -> remark(found, key));
  }

  /** A key that is nobody's belongs, most likely, where a key is still missing. */
  private List<Remark> ofKey(Named<SigningKey> key) {
    if (certificates.isEmpty() || ownerOf(key.value()).isPresent()) {
      return List.of();
    }
    for (CertificateRole role : List.of(CertificateRole.PAI, CertificateRole.DAC)) {
      for (Named<MatterCertificate> each : in(role)) {
        if (keys.stream().noneMatch(k -> AttestationCheck.fits(k.value(), each.value()))) {
          return List.of(remark(otherKey(role), key, each));
        }
      }
    }
    Named<MatterCertificate> first = certificates.getFirst();
    return List.of(remark(otherKey(first.value().role()), key, first));
  }

  private static Finding otherKey(CertificateRole role) {
    return switch (role) {
      case PAA -> Finding.error("attestation.paa-key-other");
      case PAI -> Finding.error("attestation.key-other");
      case DAC -> Finding.error("attestation.dac-key-other");
      case OTHER -> Finding.error("attestation.certificate-key-other");
    };
  }

  /** Holds a certificate against the one that issued it; against the first where none did. */
  private List<Remark> issuer(Named<MatterCertificate> issued, CertificateRole role) {
    List<Named<MatterCertificate>> candidates = in(role);
    if (candidates.isEmpty()) {
      return List.of();
    }
    Named<MatterCertificate> ca =
        candidates.stream()
            .filter(candidate -> issued.value().issuedBy(candidate.value()))
            .findFirst()
            .orElse(candidates.getFirst());
    List<Finding> findings =
        role == CertificateRole.PAI
            ? DacCheck.pair(issued.value(), ca.value())
            : PaaCheck.pair(ca.value(), issued.value());
    return findings.stream().map(found -> remark(found, issued, ca)).toList();
  }

  /** Whether a declaration covers each device certificate here, or else each PAI. */
  private List<Remark> covers(Named<CertificationDeclaration> declaration) {
    List<Remark> remarks = new ArrayList<>();
    List<Named<MatterCertificate>> leaves = in(CertificateRole.DAC);
    for (Named<MatterCertificate> each : leaves.isEmpty() ? in(CertificateRole.PAI) : leaves) {
      CdElements elements = declaration.value().elements();
      Optional<VendorId> vendorId = each.value().vendorId();
      // a PAI without one may issue for any product of the declaration
      ProductId productId = each.value().productId().orElse(elements.productIds().getFirst());
      if (vendorId.isPresent()) {
        CdCheck.certificates(elements, paiOf(each), vendorId.get(), productId)
            .forEach(found -> remarks.add(remark(found, declaration, each)));
      }
    }
    return remarks;
  }

  private @Nullable MatterCertificate paiOf(Named<MatterCertificate> each) {
    return each.value().role() == CertificateRole.PAI
        ? each.value()
        : in(CertificateRole.PAI).stream()
            .map(Named::value)
            .filter(pai -> each.value().issuedBy(pai))
            .findFirst()
            .orElse(null);
  }

  private List<Named<MatterCertificate>> in(CertificateRole role) {
    return certificates.stream()
        .filter(each -> each.value().role() == role && !signsADeclaration(each.value()))
        .toList();
  }

  private static Remark remark(Finding finding, Named<?>... files) {
    return new Remark(List.of(files).stream().<String>map(Named::file).toList(), finding);
  }
}
