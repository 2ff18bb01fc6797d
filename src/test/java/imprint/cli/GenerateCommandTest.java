package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import imprint.nvs.NvsContents;
import imprint.nvs.NvsKey;
import imprint.nvs.NvsReader;
import imprint.secret.token.SoftHsm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateCommandTest {
  private static final String PKI = "src/test/resources/pki/";

  @TempDir Path folder;

  /** The command lines of the 2022 tool's document, with its file names of today. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-cn Bulb -v 0xFFF1 -p 0x8000 --pai -k KEY -c CERT -cd CD",
        "-n 5 -cn Bulb -v 0xFFF1 -p 0x8000 --pai -k KEY -c CERT -cd CD",
        "-cn Bulb -v 0xFFF1 -p 0x8000 --pai -c CERT -cd CD --dac-key DACKEY --dac-cert DAC",
        "-cn Bulb -v 0xFFF1 -p 0x8000 --pai -k KEY -c CERT -cd CD --passcode 20202021"
            + " --discriminator 3840 --enable-rotating-device-id"
            + " --rd-id-uid d2f351f57bb9387445a5f92a601d1c14",
        "-v 0xFFF1 -p 0x8000 -cd CD",
        "-e -cn Bulb -v 0xFFF1 -p 0x8000 --pai -k KEY -c CERT -cd CD",
        "-v 0xFFF1 -p 0x8000 --pai -k KEY -c CERT -cd CD -lt 4294967295",
      })
  void theCommandLinesOf2022Run(String line) {
    assertThat(run(line).code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "-v FFF1 -p 0x8000, cli.not-a-number",
    "-v 0xFFF1 -p 0, generate.range",
    "-v 0xFFF5 -p 1, generate.range",
    "-v 0xFFFE -p 1, generate.range",
    "-v 0xFFF1 -p 0x8000 -n -1, generate.range",
    "-v 0xFFF1 -p 0x8000 --csv CERT, cli.both",
    "-v 0xFFF1 -p 0x8000 --pai, generate.no-ca-files",
    "-v 0xFFF1 -p 0x8000 -c CERT, generate.ca-kind",
    "-v 0xFFF1 -p 0x8000 --dac-cert DAC, cli.both",
    "-v 0xFFF1 -p 0x8000 --dac-cert DAC --dac-key DACKEY, generate.dac-needs-pai",
    "-v 0xFFF1 -p 0x8000 --pai -c KEY -k KEY, generate.not-a-certificate",
    "-v 0xFFF1 -p 0x8000 --pai -c CERT -k CERT, generate.not-a-key",
    "-v 0xFFF1 -p 0x8000 -cd CERT, generate.not-a-declaration",
    "-v 0xFFF1 -p 0x8000 -cd CD2, attestation.cd-other-vendor",
    "-v 0xFFF1 -p 0x8000 --paa -c PAA -k PAAKEY -cd CDPAA, attestation.cd-other-paa",
    "-v 0xFFF1 -p 0x8000 --pai -c CERT -k OTHERKEY, attestation.key-other",
    "-v 0xFFF1 -p 0x8000 --rd-id-uid 00112233445566778899aabbccddeeff, generate.rd-id-off",
    "-v 0xFFF1 -p 0x8000 --enable-dynamic-passcode --passcode 20202021, generate.dynamic-passcode",
    "-v 0xFFF1 -p 0x8000 --efuse-key-id 1, cli.both",
    "-v 0xFFF1 -p 0x8000 --port /dev/ttyUSB0, generate.burn",
    "-v 0xFFF1 -p 0x8000 -s 0x1800, nvs.size",
    "-v 0xFFF1 -p 0x8000 -s many, cli.not-a-number",
    "-v 0xFFF1 -p 0x8000 --salt AAAA --verifier AAAA --passcode 20202021, matter.salt-length",
    "-v 0xFFF1 -p 0x8000 --valid-from yesterday, generate.valid-from",
    "-v 0xFFF1 -p 0x8000 --pai -c CERT -k KEY -vf 2024-06-01 -lt 365, generate.valid-until",
    "-v 0xFFF1 -p 0x8000 --vendor-name a\u0007b, generate.characters",
    "-v 0xFFF1 -p 0x8000 --serial-num a\u007Fb, generate.characters",
    "-v 0xFFF1 -p 0x8000 --fixed-labels 0/room/a\u0007b, matter.characters",
    "-v 0xFFF1 -p 0x8000 --supported-modes 0/a\u007Fb/1, matter.characters",
    "-v 0xFFF1 -p 0x8000 --locales en-US en-US, generate.locale-twice",
    "-v 0xFFF1 -p 0x8000 --locales en_US!, matter.locale",
    "'-v 0xFFF1 -p 0x8000 --locales en-US,fr-FR', matter.locale",
    "-v 0xFFF1 -p 0x8000 --serial-pattern SN, serial.all-alike",
    "-v 0xFFF1 -p 0x8000 --resume, factory.nothing-to-resume",
    "-v 0xFFF1 -p 0x8000 --nvs-key CERT, nvs.",
  })
  void saysInOneLineWhatIsWrongAndLeavesNothing(String line, String code) {
    Shell.Result result = run(line);
    assertThat(result.code()).isPositive();
    assertThat(result.err().lines().filter(l -> l.contains("[" + code))).hasSize(1);
    assertThat(result.out()).isEmpty();
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--passcode 34567890, factory.given-passcode",
    "--serial-num ZZ, factory.given-serial-number",
    "--enable-rotating-device-id --rd-id-uid D2f351f57bb9387445a5f92a601d1c14,"
        + " factory.given-rotating-id",
    "-cn Bulb --pai -c CERT -cd CD --dac-key DACKEY --dac-cert DAC, factory.given-dac",
  })
  void whatIsGivenToOneUnitIsNotGivenToAnother(String given, String code) throws IOException {
    String line = "-v 0xFFF1 -p 0x8000 " + given;
    assertThat(run(line).code()).isZero();
    List<Path> made = tree();
    Shell.Result again = run(line);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("[" + code + "]").doesNotContain("34567890");
    assertThat(tree()).isEqualTo(made);
    assertThat(run("-v 0xFFF1 -p 0x8000").code()).isZero();
  }

  private List<Path> tree() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("out"))) {
      return all.sorted().toList();
    }
  }

  @ParameterizedTest
  @CsvSource({"2026-01-31, 20260131", "20260131ABC, 20260131ABC", "2026-01-31-42, 20260131-42"})
  void takesBothSpellingsOfADate(String given, String stored) throws IOException {
    assertThat(run("-v 0xFFF1 -p 0x8000 --mfg-date " + given).code()).isZero();
    try (NvsContents contents = NvsReader.read(only(".*-partition\\.bin"))) {
      assertThat(contents.string("chip-factory", "mfg-date")).contains(stored);
    }
  }

  @Test
  void encryptsWithAGivenKey() throws IOException {
    Path keys = folder.resolve("keys.bin");
    try (NvsKey key = NvsKey.random(new java.security.SecureRandom())) {
      Files.write(keys, key.toPartition());
      assertThat(run("-v 0xFFF1 -p 0x8000 --nvs-key " + keys).code()).isZero();
      assertThat(only(".*-keys-partition\\.bin")).isEqualTo(key.toPartition());
      try (NvsContents contents =
          NvsReader.read(only("[0-9a-f-]*(?<!keys)-partition\\.bin"), key)) {
        assertThat(contents.findings()).isEmpty();
        assertThat(contents.number("chip-factory", "vendor-id")).hasValue(0xFFF1);
      }
    }
  }

  /** The device derives the key by itself: no partition of keys is made. */
  @Test
  void encryptsForTheHmacScheme() throws IOException {
    Path hmac = folder.resolve("hmac.bin");
    byte[] efuse = new byte[32];
    efuse[0] = 7;
    Files.write(hmac, efuse);
    assertThat(run("-v 0xFFF1 -p 0x8000 --nvs-hmac-key " + hmac).code()).isZero();
    assertThat(MfgCase.find(folder.resolve("out"), ".*keys.*")).isEmpty();
    try (NvsKey key = NvsKey.ofHmac(efuse);
        NvsContents contents = NvsReader.read(only(".*-partition\\.bin"), key)) {
      assertThat(contents.findings()).isEmpty();
    }
  }

  @Test
  void numbersUnitsByAPattern() throws IOException {
    assertThat(run("-v 0xFFF1 -p 0x8000 -n 3 --serial-pattern L{counter:3}").code()).isZero();
    assertThat(run("-v 0xFFF1 -p 0x8000 -n 2 --serial-pattern L{counter:3}").code()).isZero();
    List<String> serials = new ArrayList<>();
    for (Path image : MfgCase.find(folder.resolve("out"), ".*-partition\\.bin")) {
      try (NvsContents contents = NvsReader.read(Files.readAllBytes(image))) {
        serials.add(contents.string("chip-factory", "serial-num").orElseThrow());
      }
    }
    assertThat(serials).containsExactlyInAnyOrder("L001", "L002", "L003", "L004", "L005");
  }

  @Test
  void warnsOfCertificatesThatAreNotValidYet() {
    String line = "-v 0xFFF1 -p 0x8000 --pai -c CERT -k KEY -cd CD";
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Shell.Result later = run(line + " -vf " + today.plusYears(9));
    assertThat(later.code()).isZero();
    assertThat(later.err()).contains("[generate.valid-later]").contains("" + today.plusYears(9));
    Shell.Result now = run(line + " -vf " + today);
    assertThat(now.code()).isZero();
    assertThat(now.err()).doesNotContain("[generate.valid-later]");
  }

  @ParameterizedTest
  @CsvSource({
    "-s 0x2000 --no-bin, -s 0x2000, nvs.read-only",
    "-s 0x3000, -s 0x1000, nvs.read-only",
    "--pai -c CERT -k KEY -cd CD, --pai -c CERT -k KEY, generate.no-declaration"
  })
  void warnsOfWhatADeviceMayNotDoWith(String sound, String odd, String code) {
    Shell.Result told = run("-v 0xFFF1 -p 0x8000 " + odd);
    assertThat(told.code()).as(told.err()).isZero();
    assertThat(told.err().lines())
        .filteredOn(line -> line.endsWith("[" + code + "]"))
        .singleElement(STRING)
        .startsWith("imprint: warning: ");
    assertThat(run("-v 0xFFF1 -p 0x8000 --log-level error " + odd).err()).isEmpty();
    assertThat(run("-v 0xFFF1 -p 0x8000 " + sound).err()).doesNotContain("[" + code + "]");
  }

  @Test
  void opensAKeyStore() {
    assertThat(run("-v 0xFFF1 -p 0x8000 --pai -c P12 -k P12 -cd CD --password secret").code())
        .isZero();
  }

  /** A word on the command line can be seen by others. */
  @Test
  void readsThePasswordFromAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "secret\n");
    String line = "-v 0xFFF1 -p 0x8000 --pai -c P12 -k P12 -cd CD --password-file ";
    assertThat(run(line + file).code()).isZero();
    Files.writeString(file, "other\n");
    assertThat(run(line + file).code()).isEqualTo(1);
  }

  /** Of a file with the whole chain, each option has what it asks for. */
  @Test
  void takesTheRootOfAKeyStoreForThePaa() {
    Shell.Result made =
        run(
            "-v 0xFFF1 -p 0x8000 --pai -c CHAIN -k CHAIN --paa-cert CHAIN -cd CD --password"
                + " secret");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.err()).doesNotContain("[attestation.no-paa]");
  }

  /** The token is all that signs: its key is the one of CERT. */
  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "SoftHSM is looked for where Debian puts it")
  void signsWithAKeyOnAToken() throws Exception {
    String uri = "pkcs11:token=pai%20one;object=generate?module-path=" + SoftHsm.library();
    Path pai = Path.of(PKI + "pai-fff1-8000-cert.pem");
    SoftHsm.put("pai one", "generate", Path.of(PKI + "pai-fff1-8000-key.pem"), pai);
    String line = "-v 0xFFF1 -p 0x8000 --pai -c CERT -cd CD -k " + uri;
    assertThat(run(line).err()).contains("[attestation.key-token-pin-needed]");
    Shell.Result other = run(line + " --password 0987654321");
    assertThat(other.err()).contains("[attestation.key-token-pin-wrong]");
    assertThat(folder.resolve("out")).doesNotExist();

    Shell.Result made = run(line + " --password " + SoftHsm.PIN);
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.out() + made.err()).doesNotContain(SoftHsm.PIN);
    x509(only(".*DAC_cert\\.pem")).verify(x509(Files.readAllBytes(pai)).getPublicKey());
  }

  private static Certificate x509(byte[] pem) throws CertificateException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(pem));
  }

  @Test
  void tellsMachinesWhatWasMade() {
    Shell.Result result = run("-v 0xFFF1 -p 0x8000 -n 2 --json");
    assertThat(result.out()).contains("\"units\":2").contains("\"summary\":").hasLineCount(1);
  }

  /** A password, a passcode and a key are nobody's to read but the owner's. */
  @Test
  void printsNoSecret() {
    Shell.Result result =
        run("-v 0xFFF1 -p 0x8000 --pai -c P12 -k P12 --password secret --passcode 34567890");
    assertThat(result.out() + result.err()).doesNotContain("secret").doesNotContain("34567890");
  }

  private byte[] only(String name) throws IOException {
    List<Path> found = MfgCase.find(folder.resolve("out"), name);
    assertThat(found).hasSize(1);
    return Files.readAllBytes(found.getFirst());
  }

  private Shell.Result run(String line) {
    List<String> words = new ArrayList<>(List.of("generate"));
    for (String word : List.of(line.split(" ", -1))) {
      words.add(
          switch (word) {
            case "KEY" -> PKI + "pai-fff1-8000-key.pem";
            case "CERT" -> PKI + "pai-fff1-8000-cert.pem";
            case "CD" -> PKI + "cd-fff1-8000.der";
            case "CD2" -> PKI + "cd-fff2-8001.der";
            case "CDPAA" -> PKI + "cd-other-paa.der";
            case "PAA" -> PKI + "paa-cert.pem";
            case "PAAKEY" -> PKI + "paa-key.pem";
            case "CHAIN" -> PKI + "p12/chain.p12";
            case "DAC" -> PKI + "dac-uuid-cert.pem";
            case "DACKEY" -> PKI + "dac-uuid-key.pem";
            case "OTHERKEY" -> PKI + "pai-fff1-key.pem";
            case "P12" -> PKI + "pai-fff1-8000.p12";
            default -> word;
          });
    }
    words.addAll(List.of("--outdir", folder.resolve("out").toString()));
    return new Shell(folder).run(words.toArray(String[]::new));
  }
}
