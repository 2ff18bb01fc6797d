package imprint.esp.rom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a console says of an encryption: whether it is under way, was, or cannot come any more. */
class ConsoleStartTest {
  private final ConsoleWatch watch =
      new ConsoleWatch(
          new ConsoleRules(List.of(), Set.of(), List.of(), List.of(), List.of(), "fctry", true));

  private void feed(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    watch.feed(bytes, bytes.length);
  }

  @ParameterizedTest
  @CsvSource({
    "I (24) boot: 2nd stage bootloader, false, false",
    "I (90) boot: Loaded app from partition at offset 0x10000, false, false",
    "I (71) flash_encrypt: Generating new flash encryption key..., true, false",
    "I (980) flash_encrypt: Flash encryption completed, false, false",
    "I (198) cpu_start: Pro cpu up., false, true",
    "I (262) main_task: Calling app_main(), false, true"
  })
  void aBoardMayBeLetGoOfWhenItsApplicationRuns(String line, boolean encrypts, boolean runs) {
    feed(line + "\r\n");
    assertThat(watch.encrypts()).isEqualTo(encrypts);
    assertThat(watch.runsUnencrypted()).isEqualTo(runs);
  }

  @Test
  void aBoardThatEncryptedIsFinishedFirst() {
    feed("flash_encrypt: Encrypting partition 1\nflash_encrypt: Flash encryption completed\n");
    feed("I (262) main_task: Calling app_main()\n");
    assertThat(watch.encrypting()).isFalse();
    assertThat(watch.encrypts()).isTrue();
    assertThat(watch.runsUnencrypted()).isFalse();
  }
}
