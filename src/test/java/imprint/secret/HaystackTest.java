package imprint.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HaystackTest {
  @TempDir Path folder;

  @Property(tries = 200)
  void base64IsFoundInsideOfSomethingLonger(
      @ForAll @Size(max = 5) byte[] before,
      @ForAll @Size(min = 8, max = 40) byte[] secret,
      @ForAll @Size(max = 5) byte[] after) {
    byte[] all = new byte[before.length + secret.length + after.length];
    System.arraycopy(before, 0, all, 0, before.length);
    System.arraycopy(secret, 0, all, before.length, secret.length);
    System.arraycopy(after, 0, all, before.length + secret.length, after.length);
    String text = Base64.getEncoder().encodeToString(all);
    assertThat(Haystack.forms(secret)).anyMatch(text::contains);
  }

  @Test
  void whatIsThereIsFoundInEveryFormAndNothingElse() throws Exception {
    byte[] secret = "a secret of 21 bytes!".getBytes(StandardCharsets.UTF_8);
    for (String form :
        List.of(
            "a secret of 21 bytes!",
            "!setyb 12 fo terces a",
            HexFormat.of().formatHex(secret),
            HexFormat.of().withUpperCase().formatHex(secret),
            Base64.getEncoder().encodeToString(secret))) {
      Path file = Files.writeString(folder.resolve("file"), "before " + form + " after");
      assertThat(Haystack.of(List.of(file)).has(secret)).as(form).isTrue();
      assertThat(Haystack.of(List.of(file)).has("another secret")).isFalse();
    }
  }
}
