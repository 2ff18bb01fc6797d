package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectSecureCertTest {
  @TempDir Path folder;

  @Test
  void showsTheEntriesAndHidesTheKey() {
    Shell.Result result = inspect("m12-dac-in-secure-cert");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .containsPattern("DEVICE_CERT +0x00 +531 +3082")
        .containsPattern("CA_CERT +0x00 +453 +3082")
        .containsPattern("PRIVATE_KEY +0x00 +121 +\\(121 bytes, hidden\\)");
  }

  @Test
  void revealsTheKeyOnDemand() {
    Shell.Result result = inspect("m12-dac-in-secure-cert", "--reveal", "--json");
    assertThat(result.out().lines().filter(line -> line.contains("PRIVATE_KEY")))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("\"value\":\"30770201010420"));
  }

  /** The peer leaves it there beside the mark that it is in an eFuse. */
  @Test
  void saysThatAKeyWasLeftBehind() {
    Shell.Result result = inspect("m21-ds-peripheral");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("securecert.key-left");
  }

  private Shell.Result inspect(String name, String... more) {
    Path image = MfgCase.find(new MfgCase(name).out(), ".*_esp_secure_cert\\.bin").getFirst();
    String[] words = new String[more.length + 2];
    words[0] = "inspect";
    words[1] = image.toString();
    System.arraycopy(more, 0, words, 2, more.length);
    return new Shell(folder).run(words);
  }
}
