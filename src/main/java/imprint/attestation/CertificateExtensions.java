package imprint.attestation;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The extensions that Matter's certificate profiles prescribe.
 *
 * @param ca whether basicConstraints says CA
 * @param pathLength how many CAs may follow below; empty where it is not limited
 * @param basicConstraintsCritical false also where the extension is absent
 * @param keyUsageBits of {@link KeyUsage}; 0 where the extension is absent
 * @param subjectKeyId lower-case hex; empty where the extension is absent
 * @param authorityKeyId lower-case hex; empty where the extension or its key id is absent
 * @param keyIdCritical whether one of these two is marked critical, which RFC 5280 forbids
 * @param unknownCritical object identifiers of critical extensions that no profile has: a verifier
 *     has to refuse the certificate for them
 */
public record CertificateExtensions(
    boolean ca,
    OptionalInt pathLength,
    boolean basicConstraintsCritical,
    int keyUsageBits,
    boolean keyUsageCritical,
    Optional<String> subjectKeyId,
    Optional<String> authorityKeyId,
    boolean keyIdCritical,
    List<String> unknownCritical) {

  public static final int SIGN_CERTIFICATES = KeyUsage.keyCertSign;
  public static final int SIGN_REVOCATIONS = KeyUsage.cRLSign;
  public static final int SIGN = KeyUsage.digitalSignature;

  private static final Set<ASN1ObjectIdentifier> KNOWN =
      Set.of(
          Extension.basicConstraints,
          Extension.keyUsage,
          Extension.subjectKeyIdentifier,
          Extension.authorityKeyIdentifier,
          Extension.extendedKeyUsage);

  static CertificateExtensions of(@Nullable Extensions extensions) throws IOException {
    BasicConstraints constraints =
        BasicConstraints.getInstance(value(extensions, Extension.basicConstraints));
    KeyUsage usage = KeyUsage.getInstance(value(extensions, Extension.keyUsage));
    SubjectKeyIdentifier subject =
        SubjectKeyIdentifier.getInstance(value(extensions, Extension.subjectKeyIdentifier));
    AuthorityKeyIdentifier authority =
        AuthorityKeyIdentifier.getInstance(value(extensions, Extension.authorityKeyIdentifier));
    return new CertificateExtensions(
        constraints != null && constraints.isCA(),
        pathLength(constraints),
        critical(extensions, Extension.basicConstraints),
        usage == null ? 0 : bits(usage),
        critical(extensions, Extension.keyUsage),
        Optional.ofNullable(subject).map(id -> hex(id.getKeyIdentifier())),
        Optional.ofNullable(authority)
            .map(AuthorityKeyIdentifier::getKeyIdentifierOctets)
            .map(CertificateExtensions::hex),
        critical(extensions, Extension.subjectKeyIdentifier)
            || critical(extensions, Extension.authorityKeyIdentifier),
        unknownCritical(extensions));
  }

  private static List<String> unknownCritical(@Nullable Extensions extensions) {
    return extensions == null
        ? List.of()
        : Arrays.stream(extensions.getCriticalExtensionOIDs())
            .filter(type -> !KNOWN.contains(type))
            .map(ASN1ObjectIdentifier::getId)
            .toList();
  }

  public boolean keyUsage(int bit) {
    return (keyUsageBits & bit) != 0;
  }

  private static @Nullable ASN1Encodable value(
      @Nullable Extensions extensions, ASN1ObjectIdentifier type) {
    return extensions == null ? null : extensions.getExtensionParsedValue(type);
  }

  private static boolean critical(@Nullable Extensions extensions, ASN1ObjectIdentifier type) {
    Extension extension = extensions == null ? null : extensions.getExtension(type);
    return extension != null && extension.isCritical();
  }

  private static OptionalInt pathLength(@Nullable BasicConstraints constraints) throws IOException {
    if (constraints == null || constraints.getPathLenConstraint() == null) {
      return OptionalInt.empty();
    }
    ASN1Integer length = new ASN1Integer(constraints.getPathLenConstraint());
    if (length.getValue().signum() < 0 || !length.hasValue(length.intValueExact())) {
      throw new IOException("path length");
    }
    return OptionalInt.of(length.intValueExact());
  }

  private static int bits(KeyUsage usage) {
    int bits = 0;
    for (int bit = 0; bit < 16; bit++) {
      bits |= usage.hasUsages(1 << bit) ? 1 << bit : 0;
    }
    return bits;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
