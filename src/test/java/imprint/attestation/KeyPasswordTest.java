package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPasswordTest {
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  private static final byte[] PLAIN = Pki.bytes("pai-fff1-8000-key.pkcs8.der");
  private static final byte[] POINT = Pki.key("pai-fff1-8000-key.pem").publicPoint();

  /** The ciphers of openssl pkcs8 -v2 that anybody still uses, and a password beyond ASCII. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2.16.840.1.101.3.4.1.2", // AES-128-CBC
        "2.16.840.1.101.3.4.1.22", // AES-192-CBC
        "2.16.840.1.101.3.4.1.42", // AES-256-CBC
        "1.2.840.113549.3.7", // DES-EDE3-CBC
      })
  void opensEveryUsualCipher(String cipher) throws Exception {
    String password = "gehe\u00EFm 密";
    byte[] sealed = seal(new ASN1ObjectIdentifier(cipher), password);
    Credential read = Credential.of(sealed, "key", password.toCharArray());
    assertThat(((KeyCredential) read).key().publicPoint()).isEqualTo(POINT);
  }

  @Test
  void anEmptyPasswordIsNone() {
    Pki.refused(
        "attestation.key-password-needed",
        () -> Credential.of(Pki.bytes("pai-fff1-8000-key.enc.pem"), "key", new char[0]));
  }

  @ParameterizedTest
  @CsvSource({
    "16384, 8, 1, password-wrong",
    "16777216, 8, 1, encryption",
    "2, 8, 9999, encryption"
  })
  void refusesScryptThatWouldEatTheMemory(int cost, int block, int parallel, String code)
      throws Exception {
    ScryptParams scrypt = new ScryptParams(new byte[8], cost, block, parallel);
    byte[] sealed = pbes2(new KeyDerivationFunc(MiscObjectIdentifiers.id_scrypt, scrypt));
    Pki.refused(
        "attestation.key-" + code, () -> Credential.of(sealed, "key", "secret".toCharArray()));
  }

  @ParameterizedTest
  @CsvSource({"2048, password-wrong", "10000001, encryption", "0, encryption", "-5, encryption"})
  void refusesRoundsThatWouldLastForHours(int rounds, String code) throws Exception {
    AlgorithmIdentifier hmac =
        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
    PBKDF2Params pbkdf2 = new PBKDF2Params(new byte[8], rounds, hmac);
    byte[] sealed = pbes2(new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, pbkdf2));
    Pki.refused(
        "attestation.key-" + code, () -> Credential.of(sealed, "key", "secret".toCharArray()));
  }

  @Test
  void refusesAnEncryptionThatNobodyKnows() throws Exception {
    AlgorithmIdentifier unknown =
        new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.3.4"), DERNull.INSTANCE);
    byte[] sealed = new EncryptedPrivateKeyInfo(unknown, new byte[48]).getEncoded();
    Pki.refused(
        "attestation.key-encryption", () -> Credential.of(sealed, "key", "secret".toCharArray()));
  }

  @ParameterizedTest
  @CsvSource({
    "'AES-256-CBC,98F133C5D906712AEC85385C28B5DFD6', 'ROT-13,98F133C5D906712AEC85385C28B5DFD6'",
    "'AES-256-CBC,98F133C5D906712AEC85385C28B5DFD6', 'AES-256-CBC,98F1'",
    "'AES-256-CBC,98F133C5D906712AEC85385C28B5DFD6', 'AES-256-CBC,not hex at all'",
    "'AES-256-CBC,98F133C5D906712AEC85385C28B5DFD6', 'AES-256-CBC'",
  })
  void refusesATraditionalKeyWithADamagedHeader(String header, String damaged) {
    String text = new String(Pki.bytes("pai-fff1-8000-key.enc.pem"), StandardCharsets.US_ASCII);
    assertThat(text).contains(header);
    byte[] content = text.replace(header, damaged).getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> Credential.of(content, "key", "secret".toCharArray()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("key");
  }

  private static byte[] seal(ASN1ObjectIdentifier cipher, String password) throws Exception {
    var encryptor =
        new JceOpenSSLPKCS8EncryptorBuilder(cipher)
            .setProvider(PROVIDER)
            .setRandom(new SecureRandom())
            .setPassword(password.toCharArray())
            .setPRF(PKCS8Generator.PRF_HMACSHA256)
            .build();
    var key =
        new JcaPEMKeyConverter()
            .setProvider(PROVIDER)
            .getPrivateKey(PrivateKeyInfo.getInstance(PLAIN));
    return new JcaPKCS8Generator(key, encryptor).generate().getContent();
  }

  private static byte[] pbes2(KeyDerivationFunc derivation) throws IOException {
    EncryptionScheme cipher =
        new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(new byte[16]));
    return new EncryptedPrivateKeyInfo(
            new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_PBES2, new PBES2Parameters(derivation, cipher)),
            new byte[48])
        .getEncoded();
  }
}
