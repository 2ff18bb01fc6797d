package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.cli.Shell.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {
  @TempDir Path folder;

  @Test
  void aNumberIsExplainedWithTheFindingsThatLeadToIt() {
    Result result = explain("604");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("kCertificationDeclarationInvalidVendorId")
        .contains("vendor id differs")
        .contains("attestation.cd-other-vendor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"attestation.key-other", "link.port-absent", "commissioner.101"})
  void aCodeIsExplainedToo(String code) {
    Result result = explain(code);
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("sentence: ").contains("nextAct: ").doesNotContain("{0}");
  }

  @Test
  void aFindingNamesTheNumber() {
    assertThat(explain("attestation.key-other").out()).contains("commissioner: 301");
    assertThat(explain("attestation.version").out()).contains("commissioner: 105, 203, 303");
  }

  @ParameterizedTest
  @ValueSource(strings = {"999", "0", "99999999999", "attestation.nonsense", "nonsense", "a/b.c"})
  void theUnknownIsOneSentence(String code) {
    Result result = explain(code);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).contains(code).contains("[commissioner.unknown-code]");
  }

  @Test
  void machinesGetOneObject() throws Exception {
    JsonNode read = new ObjectMapper().readTree(explain("601", "--json").out());
    assertThat(read.get("commissioner").asInt()).isEqualTo(601);
    assertThat(read.get("findings").toString()).contains("attestation.cd-signer-test");
  }

  private Result explain(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "explain";
    System.arraycopy(words, 0, all, 1, words.length);
    return new Shell(folder).run(all);
  }
}
