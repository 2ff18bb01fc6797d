package imprint.ledger.exchange;

import imprint.finding.Refusal;
import imprint.ledger.Fingerprint;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a row tells of the device attestation certificate: itself, or its fingerprints. */
final class CertificateCell {
  /** SubjectPublicKeyInfo of a key on P-256: 26 bytes, then the point (RFC 5480). */
  private static final int P256_KEY = 91;

  private static final int POINT = 65;

  private CertificateCell() {}

  /** Null is what is not told. */
  record Content(
      @Nullable Fingerprint key, @Nullable Fingerprint issuer, @Nullable String serial) {}

  static Content read(Cells cells) {
    Content told =
        new Content(
            RowReader.fingerprint(cells, Field.DAC_KEY),
            RowReader.fingerprint(cells, Field.DAC_ISSUER),
            serial(cells));
    Optional<Content> certificate =
        cells
            .told(Field.DAC_CERTIFICATE)
            .map(text -> cells.value(Field.DAC_CERTIFICATE, () -> content(text)));
    if (certificate.isEmpty()) {
      return told;
    }
    agree(cells, Field.DAC_KEY, told.key(), certificate.get().key());
    agree(cells, Field.DAC_ISSUER, told.issuer(), certificate.get().issuer());
    agree(cells, Field.DAC_SERIAL, told.serial(), certificate.get().serial());
    return certificate.get();
  }

  private static void agree(
      Cells cells, Field field, @Nullable Object told, @Nullable Object certificate) {
    if (told != null && !told.equals(certificate)) {
      throw Refusal.of(
          "records.disagrees", cells.where(), field.word(), Field.DAC_CERTIFICATE.word());
    }
  }

  private static @Nullable String serial(Cells cells) {
    return cells
        .told(Field.DAC_SERIAL)
        .map(
            text -> {
              String digits =
                  text.replace(":", "").toLowerCase(Locale.ROOT).replaceFirst("^0x", "");
              if (!digits.matches("[0-9a-f]{1,64}")) {
                throw cells.wrong(Field.DAC_SERIAL);
              }
              return digits.replaceFirst("^0+(?=.)", "");
            })
        .orElse(null);
  }

  /** PEM, or DER in base64. */
  private static Content content(String text) {
    byte[] der =
        Base64.getMimeDecoder().decode(text.replaceAll("-----(BEGIN|END) CERTIFICATE-----", ""));
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      byte[] key = certificate.getPublicKey().getEncoded();
      if (key.length != P256_KEY || certificate.getSerialNumber().signum() <= 0) {
        throw new IllegalArgumentException("not a device attestation certificate");
      }
      return new Content(
          Fingerprint.sha256(Arrays.copyOfRange(key, P256_KEY - POINT, P256_KEY)),
          Fingerprint.sha256(certificate.getIssuerX500Principal().getEncoded()),
          certificate.getSerialNumber().toString(16));
    } catch (CertificateException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
