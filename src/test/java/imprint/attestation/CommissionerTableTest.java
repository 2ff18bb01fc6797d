package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CommissionerTableTest {
  /**
   * Files that cannot be read, what stops us before a unit is made, and what is only worth a look.
   */
  private static final Set<String> NEVER_REACH_A_COMMISSIONER =
      Set.of(
          "certificate-broken",
          "certificate-id",
          "certificate-key-other",
          "cd-provisional",
          "cd-test",
          "common-name",
          "dac-too-long",
          "is-cd",
          "is-certificate",
          "is-dac",
          "is-key",
          "is-paa",
          "is-pai",
          "key-broken",
          "key-encryption",
          "key-halves-differ",
          "key-not-p256",
          "key-password-needed",
          "key-password-wrong",
          "key-store-broken",
          "key-store-empty",
          "key-store-no-pair",
          "key-store-several",
          "key-token-absent",
          "key-token-failed",
          "key-token-gone",
          "key-token-library",
          "key-token-no-key",
          "key-token-other-curve",
          "key-token-pin-needed",
          "key-token-pin-wrong",
          "key-token-relative",
          "key-token-two-keys",
          "key-token-writable",
          "key-uri-malformed",
          "key-uri-missing",
          "key-uri-part",
          "key-uri-pin",
          "key-uri-twice",
          "lifetime",
          "no-paa",
          "no-role",
          "not-a-dac",
          "not-a-paa",
          "not-a-test-vendor",
          "pai-ends-soon",
          "pem-broken",
          "several-in-file",
          "start-after-issuer",
          "start-before-issuer",
          "swapped",
          "test-pki-exists",
          "test-vendor",
          "too-long",
          "unknown-file",
          "unknown-pem");

  private static final Pattern CODE = Pattern.compile("\"attestation\\.([a-z0-9-]+)\"");

  @Test
  void everyFindingLeadsToAnAnswerOrIsKnownNotTo() throws IOException {
    Set<String> inTable = new TreeSet<>();
    CommissionerTable.codes().forEach(code -> inTable.add(code.substring(12)));
    assertThat(inTable).doesNotContainAnyElementsOf(NEVER_REACH_A_COMMISSIONER);
    Set<String> all = new TreeSet<>(inTable);
    all.addAll(NEVER_REACH_A_COMMISSIONER);
    assertThat(codesInSources()).isEqualTo(all);
  }

  @ParameterizedTest
  @EnumSource(CommissionerResult.class)
  void everyAnswerIsExplainedInBothLanguages(CommissionerResult result) {
    Finding explained = result.explained();
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      assertThat(explained.sentence(locale)).isNotBlank().doesNotStartWith("commissioner.");
      assertThat(explained.nextAct(locale)).isNotBlank().doesNotStartWith("commissioner.");
    }
    assertThat(explained.sentence(Locale.SIMPLIFIED_CHINESE))
        .isNotEqualTo(explained.sentence(Locale.ENGLISH));
    assertThat(CommissionerResult.of(result.number())).contains(result);
    assertThat(result.sdkName()).startsWith("k");
  }

  @Test
  void numbersAscend() {
    List<Integer> numbers =
        Arrays.stream(CommissionerResult.values()).map(CommissionerResult::number).toList();
    assertThat(numbers).isSorted().doesNotHaveDuplicates().contains(100, 208, 307, 401, 503, 606);
    assertThat(CommissionerResult.of(0)).isEmpty();
    assertThat(CommissionerResult.of(999)).isEmpty();
  }

  /** The page is written by hand; it may not lag behind. */
  @Test
  void thePageListsEveryAnswerAndEveryTestKey() throws IOException {
    String page = Files.readString(Path.of("docs/credentials.md"));
    for (CommissionerResult result : CommissionerResult.values()) {
      assertThat(page)
          .contains(
              "| %d | `%s` | %s |"
                  .formatted(
                      result.number(),
                      result.sdkName(),
                      result.explained().sentence(Locale.ENGLISH)));
    }
    for (PublishedTestKey key : PublishedTestKey.values()) {
      assertThat(page).contains(key.keyId());
    }
  }

  @Test
  void bothDirectionsAgree() {
    for (String code : CommissionerTable.codes()) {
      assertThat(CommissionerTable.results(code))
          .as(code)
          .isNotEmpty()
          .allSatisfy(result -> assertThat(CommissionerTable.findings(result)).contains(code));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "attestation.cd-other-vendor, 0xFFF2, 604",
    "attestation.version, PAA, 105",
    "attestation.version, PAI, 203",
    "attestation.version, DAC, 303",
    "attestation.expired, PAA, 102",
    "attestation.expired, PAI, 200",
    "attestation.expired, DAC, 300",
  })
  void theAnswerDependsOnWhoseFaultItIs(String code, String first, int number) {
    assertThat(CommissionerTable.result(Finding.error(code, first)))
        .map(CommissionerResult::number)
        .contains(number);
  }

  @Test
  void otherFindingsLeadToNone() {
    assertThat(CommissionerTable.result(Finding.error("file.version", "PAI"))).isEmpty();
    assertThat(CommissionerTable.result(Finding.error("attestation.swapped"))).isEmpty();
    assertThat(CommissionerTable.result(Finding.error("attestation.version"))).isEmpty();
    assertThat(CommissionerTable.results("attestation")).isEmpty();
  }

  private static Set<String> codesInSources() throws IOException {
    Set<String> codes = new TreeSet<>();
    try (var files = Files.list(Path.of("src/main/java/imprint/attestation"))) {
      for (Path file : files.toList()) {
        Matcher matcher = CODE.matcher(Files.readString(file));
        while (matcher.find()) {
          codes.add(matcher.group(1));
        }
      }
    }
    return codes;
  }
}
