package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectCredentialsTest {
  @TempDir Path folder;

  @Test
  void aCertificateIsShownWithAllThatChainsIt() throws IOException {
    JsonNode pai = objects(inspect("--json", "pai-fff1-8000-cert.pem")).getFirst();
    assertThat(pai.get("kind").asText()).isEqualTo("PAI certificate");
    assertThat(pai.get("subject").asText())
        .isEqualTo("CN=Golden Test PAI FFF1 8000, VID=FFF1, PID=8000");
    assertThat(pai.get("issuer").asText()).isEqualTo("CN=Golden Test PAA");
    assertThat(pai.get("keyType").asText()).isEqualTo("P-256");
    assertThat(pai.get("subjectKeyId").asText())
        .isEqualTo("fa71769530ea0d3638d771573cd83c74127bb456");
    assertThat(pai.get("authorityKeyId").asText())
        .isEqualTo("ea1bb49401240bfc5c0066dabdb81fad34f10159");
    assertThat(pai.get("test").asText()).startsWith("TEST");
    assertThat(pai.get("notAfter").asText()).isEqualTo("9999-12-31T23:59:59Z");
  }

  @Test
  void aDeclarationIsShownWhole() throws IOException {
    JsonNode cd = objects(inspect("--json", "cd-fff1-8000.der")).getFirst();
    assertThat(cd.get("productIds").toString()).contains("0x8000");
    assertThat(cd.get("signer").asText()).isEqualTo("unknown");
    assertThat(cd.get("type").asText()).isEqualTo("TEST");
    assertThat(cd.has("deviceType")).isTrue();
    assertThat(cd.get("certificateId").asText()).hasSize(19);
  }

  @Test
  void everythingOfAProductTogetherIsRight() throws IOException {
    Result result =
        inspect(
            "--json",
            "paa-cert.pem",
            "pai-fff1-8000-cert.pem",
            "pai-fff1-8000-key.pem",
            "dac-uuid-cert.pem",
            "dac-uuid-key.pem",
            "cd-fff1-8000.der",
            "cd-signer-cert.pem");
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(result.out())
        .contains("CD signer certificate")
        .doesNotContain("\"severity\":\"ERROR\"");
    List<JsonNode> keys =
        objects(result).stream().filter(object -> object.has("belongsTo")).toList();
    assertThat(keys).hasSize(2);
    assertThat(keys.getFirst().get("belongsTo").asText()).endsWith("pai-fff1-8000-cert.pem");
  }

  @ParameterizedTest
  @CsvSource({
    "pai-fff1-8000-cert.pem pai-fff1-key.pem, key-other, 301",
    "paa-cert.pem pai-fff1-key.pem, paa-key-other, 201",
    "dac-uuid-cert.pem paa-key.pem, dac-key-other, 500",
    "pai-fff1-8000-cert.pem paa-fff1-cert.pem, paa-other, 101",
    "dac-uuid-cert.pem pai-fff1-cert.pem, dac-other-pai, 301",
    "pai-fff1-8000-cert.pem cd-fff2-8001.der, cd-other-vendor, 604",
    "dac-uuid-cert.pem cd-fff2-8001.der, cd-other-product, 605",
    "pai-nopathlen-cert.pem, path-length, 203",
  })
  void whatDoesNotFitIsAnErrorWithTheNumberOfTheCommissioner(String files, String code, int number)
      throws IOException {
    Result result = inspect(("--json " + files).split(" "));
    assertThat(result.code()).isEqualTo(1);
    JsonNode finding =
        objects(result).stream()
            .filter(object -> object.path("finding").asText().equals("attestation." + code))
            .findFirst()
            .orElseThrow();
    assertThat(finding.get("severity").asText()).isEqualTo("ERROR");
    assertThat(finding.get("commissioner").asInt()).isEqualTo(number);
    assertThat(finding.get("nextAct").asText()).isNotBlank();
    assertThat(finding.get("files")).hasSize(files.split(" ").length);
  }

  @Test
  void aRootThatAlsoSignsIsFoundAmongSeveral() {
    Result result =
        inspect("pai-fff1-8000-cert.pem", "paa-fff1-cert.pem", "paa-cert.pem", "cd-fff1-8000.der");
    assertThat(result.code()).as(result.out()).isZero();
  }

  @Test
  void aPasswordComesFromAFile() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "secret\r\nmore\n");
    Result result =
        inspect(
            "--password-file", password.toString(), "pai-fff1-8000-key.enc.pem", "p12/chain.p12");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("private key").contains("PAA certificate");
    assertThat(inspect("pai-fff1-8000-key.enc.pem").err()).contains("key-password-needed");
  }

  @Test
  void oneUnreadableFileDoesNotHideTheOthers() {
    Result result = inspect("README.md", "pai-fff1-8000-cert.pem");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("[attestation.unknown-file]");
    assertThat(result.out()).contains("PAI certificate");
  }

  @Test
  void privateKeysAreNeverShown() {
    Result result = inspect("--reveal", "pai-fff1-8000-key.pem");
    assertThat(result.out()).contains("keyId").doesNotContain("privateKey").doesNotContain("BEGIN");
  }

  private Result inspect(String... words) {
    List<String> all = new ArrayList<>(List.of("inspect"));
    Path pki = Path.of("src/test/resources/pki").toAbsolutePath();
    for (String word : words) {
      boolean file = Files.exists(pki.resolve(word)) && !word.startsWith("-");
      all.add(file ? pki.resolve(word).toString() : word);
    }
    return new Shell(folder).run(all.toArray(String[]::new));
  }

  private static List<JsonNode> objects(Result result) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    for (String line : result.out().lines().toList()) {
      objects.add(new ObjectMapper().readTree(line));
    }
    return objects;
  }
}
