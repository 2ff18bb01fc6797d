package imprint.attestation;

import imprint.finding.Refusal;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.util.io.pem.PemObject;
import org.jspecify.annotations.Nullable;

/** Tells what the bytes of a credential file are, and reads them as that. */
final class CredentialReader {
  private final String name;
  private final char @Nullable [] password;

  CredentialReader(String name, char @Nullable [] password) {
    this.name = name;
    this.password = password;
  }

  Credential read(byte[] content) {
    if (!PemText.isPem(content)) {
      return readDer(content);
    }
    PemObject block = PemText.onlyBlock(content, name);
    byte[] der = block.getContent();
    try {
      return PemText.encryption(block)
          .map(
              encryption -> {
                byte[] plain = new KeyPassword(name, password).open(der, encryption);
                return (Credential) readSec1(plain);
              })
          .orElseGet(() -> readDer(der));
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  private Credential readDer(byte[] der) {
    DerKind kind = DerKind.of(der);
    return switch (kind) {
      case CERTIFICATE -> new CertificateCredential(MatterCertificate.of(der, name));
      case PKCS8 -> readPkcs8(der);
      case SEC1 -> readSec1(der);
      case ENCRYPTED_PKCS8 -> readEncryptedPkcs8(der);
      case SIGNED_DATA -> CertificationDeclaration.of(der, name);
      case RSA -> throw Refusal.of("attestation.key-not-p256", name, "RSA");
      case PKCS12 -> new KeyStoreReader(name, password).read(der);
      case UNKNOWN -> throw Refusal.of("attestation.unknown-file", name);
    };
  }

  private KeyCredential readPkcs8(byte[] der) {
    try {
      return new PrivateKeyReader(name).read(PrivateKeyInfo.getInstance(primitive(der)));
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | ClassCastException damaged) {
      throw Refusal.of("attestation.key-broken", name);
    }
  }

  private KeyCredential readSec1(byte[] der) {
    try {
      return new PrivateKeyReader(name).read(ECPrivateKey.getInstance(primitive(der)));
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | ClassCastException damaged) {
      throw Refusal.of("attestation.key-broken", name);
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  private KeyCredential readEncryptedPkcs8(byte[] der) {
    EncryptedPrivateKeyInfo sealed;
    try {
      sealed = EncryptedPrivateKeyInfo.getInstance(primitive(der));
    } catch (IOException | IllegalArgumentException damaged) {
      throw Refusal.of("attestation.key-broken", name);
    }
    return new PrivateKeyReader(name).read(new KeyPassword(name, password).open(sealed));
  }

  private static ASN1Primitive primitive(byte[] der) throws IOException {
    return ASN1Primitive.fromByteArray(der);
  }
}
