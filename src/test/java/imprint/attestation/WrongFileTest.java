package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that people pick by mistake, or that broke on the way. */
class WrongFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"secp384r1, P-384", "secp521r1, P-521"})
  void namesTheCurveOfAKeyOnAnotherOne(String curve, String named) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    refused("attestation.key-not-p256", pkcs8(generator.generateKeyPair()), named);
  }

  @Test
  void saysThatAKeyIsRsa() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    refused("attestation.key-not-p256", pkcs8(generator.generateKeyPair()), "RSA");
  }

  @Test
  void saysThatAKeyIsEd25519() throws Exception {
    refused(
        "attestation.key-not-p256",
        pkcs8(KeyPairGenerator.getInstance("Ed25519").generateKeyPair()),
        "Ed25519");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pai-fff1-8000-cert.pem",
        "pai-fff1-8000-key.pem",
        "pai-fff1-8000-key.enc-pbes2.pem"
      })
  void refusesTruncatedPem(String file) {
    byte[] whole = Pki.bytes(file);
    refused("attestation.pem-broken", Arrays.copyOf(whole, whole.length / 2), "cut off");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pai-fff1-8000-cert.der", "pai-fff1-8000-key.sec1.der", "cd-fff1-8000.der"})
  void refusesTruncatedDer(String file) {
    byte[] whole = Pki.bytes(file);
    refused("attestation.unknown-file", Arrays.copyOf(whole, whole.length / 2), "damaged");
  }

  @Test
  void refusesAnEmptyFile() throws Exception {
    Path file = Files.createFile(folder.resolve("pai.pem"));
    Pki.refused("file.empty", () -> Credential.read(file, null));
  }

  @Test
  void refusesAMissingFile() {
    Pki.refused("file.absent", () -> Credential.read(folder.resolve("pai.pem"), null));
  }

  @Test
  void refusesAFileThatIsTooLargeToBeOne() throws Exception {
    Path file = Files.write(folder.resolve("image.bin"), new byte[Credential.LARGEST_FILE + 1]);
    Pki.refused("file.too-large", () -> Credential.read(file, null));
  }

  @Test
  void refusesTwoCertificatesInOneFile() {
    String two = text("pai-fff1-8000-cert.pem") + text("paa-cert.pem");
    refused("attestation.several-in-file", two.getBytes(StandardCharsets.UTF_8), "holds 2");
  }

  @Test
  void refusesCertificateAndKeyInOneFile() {
    String two = text("pai-fff1-8000-cert.pem") + text("pai-fff1-8000-key.pem");
    refused("attestation.several-in-file", two.getBytes(StandardCharsets.UTF_8), "holds 2");
  }

  @Test
  void namesAPemBlockThatIsNotUsedHere() throws Exception {
    byte[] der = KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic().getEncoded();
    refused(
        "attestation.unknown-pem",
        Pem.write("PUBLIC KEY", der).getBytes(StandardCharsets.UTF_8),
        "PUBLIC KEY");
  }

  @Test
  void refusesAKeyWhoseHalvesDiffer() throws Exception {
    ECPrivateKey right = ECPrivateKey.getInstance(Pki.bytes("pai-fff1-8000-key.sec1.der"));
    byte[] other = Pki.key("pai-fff1-key.pem").publicPoint();
    ECPrivateKey wrong =
        new ECPrivateKey(
            256, right.getKey(), new DERBitString(other), SECObjectIdentifiers.secp256r1);
    refused("attestation.key-halves-differ", wrong.getEncoded(), "do not belong");
  }

  @Test
  void refusesAKeyOfZero() throws Exception {
    ECPrivateKey zero = new ECPrivateKey(256, BigInteger.ZERO, SECObjectIdentifiers.secp256r1);
    refused("attestation.key-broken", zero.getEncoded(), "damaged");
  }

  @Test
  void doesNotSpendAnHourOnAKeyThatAsksForIt() {
    byte[] der = Pki.bytes("pai-fff1-8000-key.enc-pbes2.der").clone();
    // the rounds stand as INTEGER 2048 in the PBKDF2 parameters: make them 32767 · 2^16 and more
    int at = indexOf(der, new byte[] {0x02, 0x02, 0x08, 0x00});
    byte[] greedy = replaceRounds(der, at);
    refused("attestation.key-encryption", greedy, "encrypted", "secret".toCharArray());
  }

  /** Takes two bytes from the salt to give them to the rounds, so that all lengths stay right. */
  private static byte[] replaceRounds(byte[] der, int at) {
    int saltLength = at - 9;
    byte[] greedy = der.clone();
    if (greedy[saltLength] != 8) {
      throw new AssertionError("salt of 8 bytes expected before the rounds");
    }
    greedy[saltLength] = 6;
    System.arraycopy(new byte[] {0x02, 0x04, 0x7F, 0, 0, 0}, 0, greedy, at - 2, 6);
    return greedy;
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }

  private static byte[] pkcs8(KeyPair pair) {
    return Pem.write("PRIVATE KEY", pair.getPrivate().getEncoded())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String text(String file) {
    return new String(Pki.bytes(file), StandardCharsets.UTF_8);
  }

  private static void refused(String code, byte[] content, String says) {
    refused(code, content, says, null);
  }

  private static void refused(
      String code, byte[] content, String says, char @Nullable [] password) {
    assertThatThrownBy(() -> Credential.of(content, "picked.file", password))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("picked.file")
        .hasMessageContaining(says)
        .extracting(refusal -> ((Refusal) refusal).finding().code())
        .isEqualTo(code);
  }
}
