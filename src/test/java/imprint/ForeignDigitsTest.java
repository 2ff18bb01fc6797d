package imprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On computers of many countries numbers are written with other digits than machines read. */
class ForeignDigitsTest {
  @TempDir Path folder;

  @Test
  void whatMachinesReadIsTheSameInEveryCountry() throws Exception {
    for (String form : new String[] {"zpl", "pdf", "svg"}) {
      assertThat(label(form, "ar", "EG")).as(form).isEqualTo(label(form, "en", "US"));
    }
  }

  private byte[] label(String form, String language, String country) throws Exception {
    Path label = folder.resolve(language + "." + form);
    Process program =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-cp",
                System.getProperty("java.class.path"),
                "imprint.Imprint",
                "label",
                "render",
                "--payload=MT:Y.K9042C00KA0648G00",
                "--zpl=NATIVE",
                "--out=" + label)
            .redirectErrorStream(true)
            .start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).as(said).isZero();
    return Files.readAllBytes(label);
  }
}
