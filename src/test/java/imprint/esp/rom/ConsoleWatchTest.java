package imprint.esp.rom;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.rom.ConsoleFact.Opinion;
import imprint.esp.rom.ConsoleVerdict.Accepted;
import imprint.esp.rom.ConsoleVerdict.Encrypting;
import imprint.esp.rom.ConsoleVerdict.ExamplePasscode;
import imprint.esp.rom.ConsoleVerdict.Panic;
import imprint.esp.rom.ConsoleVerdict.PatternTooSlow;
import imprint.esp.rom.ConsoleVerdict.Rejected;
import imprint.esp.rom.ConsoleVerdict.RestartLoop;
import imprint.esp.rom.ConsoleVerdict.Silent;
import imprint.esp.rom.ConsoleVerdict.Unrecognised;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleWatchTest {
  private static final String GOOD =
      """
      rst:0x1 (POWERON),boot:0xc (SPI_FAST_FLASH_BOOT)\r
      I (24) boot: 2nd stage bootloader\r
      \u001b[0;32mI (391) chip[DL]:   Serial Number: SN-1\u001b[0m\r
      I (392) chip[DL]:   Discriminator: 1234\r
      """;

  private static final ConsoleFact DISCRIMINATOR =
      new ConsoleFact(
          "discriminator",
          List.of(LinePattern.of("boot.agree.discriminator", "Discriminator: (\\d{1,5})")),
          "1234",
          seen ->
              switch (seen) {
                case "1234" -> Opinion.AGREES;
                case "3840" -> Opinion.EXAMPLE;
                case "65535" -> Opinion.ABSENT;
                case "0" -> Opinion.NOTHING;
                default -> Opinion.DIFFERS;
              });

  private static final ConsoleFact CODE =
      new ConsoleFact(
          "qr-code",
          List.of(LinePattern.of("", "Code: (\\w+)")),
          "",
          seen -> seen.equals("OURS") ? Opinion.AGREES : Opinion.DIFFERS);

  private static ConsoleRules rules() {
    return rules(List.of(), List.of(), List.of());
  }

  private static ConsoleRules rules(
      List<LinePattern> accept, List<ConsoleRules.Reject> reject, List<LinePattern> ignore) {
    return new ConsoleRules(
        List.of(DISCRIMINATOR, CODE),
        Set.of("discriminator"),
        accept,
        reject,
        ignore,
        "fctry",
        true);
  }

  private static ConsoleVerdict verdict(ConsoleRules rules, String text) {
    ConsoleWatch watch = new ConsoleWatch(rules);
    feed(watch, text);
    return watch.verdict();
  }

  private static void feed(ConsoleWatch watch, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    watch.feed(bytes, bytes.length);
  }

  /** One line each, after a boot that else is good: what is told. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          E (1193) chip[DL]: Configure Adv Data failed: Error ESP32:0x0500110F | PartitionMissing[name=fctry]
          E (381) app: nvs_flash_init_partition: ESP_ERR_NVS_PART_NOT_FOUND    | PartitionMissing[name=fctry]
          E (381) chip[DL]: Partition not found: factory_nvs                   | PartitionMissing[name=factory_nvs]
          E (381) cert: partition "esp_secure_cert" not found                  | PartitionMissing[name=esp_secure_cert]
          E (382) x: nvs_open_from_partition(fctry, chip-factory): ESP_ERR_NVS_NOT_FOUND (0x1102) | NamespaceMissing[name=chip-factory]
          E (382) x: not found: namespace chip-factory                         | NamespaceMissing[name=chip-factory]
          E (384) chip[DL]: nvs_get(verifier): ESP_ERR_NVS_NOT_FOUND (0x1102)  | KeyMissing[name=verifier]
          E (384) chip[SVR]: GetCommissionableDataProvider()->GetSetupDiscriminator() failed: Error 0xb2 | KeyMissing[name=discriminator]
          I (392) chip[DL]:   Discriminator: 65535                             | KeyMissing[name=discriminator]
          E (10) nvs: nvs_flash_secure_init: ESP_ERR_NVS_CORRUPT_KEY_PART      | NvsError[name=ESP_ERR_NVS_CORRUPT_KEY_PART]
          E (10) chip[DL]: Error ESP32:0x05001117                              | NvsError[name=ESP_ERR_NVS_CORRUPT_KEY_PART]
          E (10) chip[DL]: Error ESP32:0x05001112                              | NvsError[name=ESP_ERR_NVS_WRONG_ENCRYPTION]
          E (10) app: init failed (ESP_ERR_NVS_NO_FREE_PAGES)                  | NvsError[name=ESP_ERR_NVS_NO_FREE_PAGES]
          I (9) chip[SVR]: *** Using default EXAMPLE passcode 20202021 ***     | ExamplePasscode[]
          I (392) chip[DL]:   Discriminator: 3840                              | ExamplePasscode[]
          I (392) chip[DL]:   Discriminator: 1235                              | Disagrees[field=discriminator, expected=1234, seen=1235]
          I (392) chip[SVR]: Code: THEIRS                                      | Disagrees[field=qr-code, expected=, seen=]
          Guru Meditation Error: Core  0 panic'ed (LoadProhibited). Exception was unhandled. | Panic[what=LoadProhibited]
          abort() was called at PC 0x400d2b3c on core 0                        | Panic[what=abort()]
          assert failed: xQueueSemaphoreTake queue.c:1545 (( pxQueue ))        | Panic[what=assert]
          ESP_ERROR_CHECK failed: esp_err_t 0x103 (ESP_ERR_INVALID_STATE) at 0x42 | Panic[what=ESP_ERR_INVALID_STATE]
          Stack smashing protect failure!                                      | Panic[what=Stack smashing]
          ***ERROR*** A stack overflow in task main has been detected.         | Panic[what=stack overflow]
          E (5310) task_wdt: Task watchdog got triggered. The following tasks  | Panic[what=Task watchdog]
          Brownout detector was triggered                                      | Panic[what=Brownout]
          E (60) boot: No bootable app partitions in the partition table       | CannotStart[]
          """)
  void tellsWhatALineMeans(String line, String told) {
    assertThat(verdict(rules(), GOOD + line + "\r\n")).hasToString(told);
    // in colours, cut into single bytes, and in front of what is good
    ConsoleWatch watch = new ConsoleWatch(rules());
    for (byte b : ("\u001b[0;31m" + line + "\u001b[0m\n" + GOOD).getBytes(StandardCharsets.UTF_8)) {
      watch.feed(new byte[] {b, 0}, 1);
    }
    assertThat(watch.verdict()).hasToString(told);
  }

  /** Lines of sound boards that look like trouble. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "E (1718) esp_matter_core: Failed to open the node nvs_namespace",
        "E (390) chip[SVR]: GetCommissionableDataProvider()->GetSetupPasscode() failed: Error 0x2d",
        "W (390) chip[DL]: nvs_get(product-url): ESP_ERR_NVS_NOT_FOUND (0x1102)",
        "E (390) chip[DL]: nvs_open(chip-counters): ESP_ERR_NVS_NOT_FOUND",
        "I (390) chip[DL]: NVS set: chip-counters/reboot-count = 1 (0x1)",
        "I (60) flash_encrypt: flash encryption is enabled (1 plaintext flashes left)",
        "I (392) chip[DL]:   Discriminator: 0",
        "D (63666) nvs: nvs_open_from_partition chip-factory 0",
      })
  void soundBoardsAreNotBlamed(String line) {
    assertThat(verdict(rules(), line + "\r\n" + GOOD))
        .isEqualTo(new Accepted(List.of("discriminator")));
  }

  @Test
  void nothingAndNothingThatTellsAreDifferentThings() {
    assertThat(verdict(rules(), "")).isEqualTo(new Silent());
    assertThat(verdict(rules(), "hello\r\n")).isEqualTo(new Unrecognised());
    assertThat(verdict(rules(), GOOD)).isEqualTo(new Accepted(List.of("discriminator")));
    assertThat(verdict(rules(), GOOD + "Code: OURS\n"))
        .isEqualTo(new Accepted(List.of("discriminator", "qr-code")));
  }

  @Test
  void aNumberWhoseEndHasNotComeIsNotCompared() {
    assertThat(verdict(rules(), "Discriminator: 12")).isEqualTo(new Unrecognised());
    assertThat(verdict(rules(), "Discriminator: 1234")).isEqualTo(new Unrecognised());
    String cut = "x".repeat(ConsoleLines.LONGEST - 18) + " Discriminator: 1234\n";
    assertThat(verdict(rules(), cut)).isEqualTo(new Unrecognised());
  }

  @Test
  void causesAreToldBeforeWhatFollowsFromThem() {
    String panic = "abort() was called at PC 0x0\n";
    String key = "E nvs_get(salt): ESP_ERR_NVS_NOT_FOUND\n";
    String partition = "ESP_ERR_NVS_PART_NOT_FOUND\n";
    assertThat(verdict(rules(), "rst:0x3\n".repeat(5) + panic)).isEqualTo(new Panic("abort()"));
    assertThat(verdict(rules(), panic + key)).hasToString("KeyMissing[name=salt]");
    assertThat(verdict(rules(), key + panic + partition))
        .hasToString("PartitionMissing[name=fctry]");
    assertThat(verdict(rules(), "Discriminator: 7\nUsing default EXAMPLE passcode\n"))
        .isEqualTo(new ExamplePasscode());
  }

  @Test
  void threeStartsAreALoopAndOneAfterEncryptionIsNone() {
    String start = "rst:0xc (SW_CPU_RESET),boot:0x13\n";
    assertThat(verdict(rules(), start.repeat(2) + GOOD.substring(GOOD.indexOf('\n') + 1)))
        .isEqualTo(new Accepted(List.of("discriminator")));
    assertThat(verdict(rules(), start.repeat(3))).isEqualTo(new RestartLoop(3));
    assertThat(verdict(rules(), start.repeat(7))).isEqualTo(new RestartLoop(7));
    String encrypted =
        """
        flash_encrypt: Generating new flash encryption key...
        flash_encrypt: Flash encryption completed
        boot: Resetting with flash encryption enabled...
        """;
    assertThat(verdict(rules(), start + encrypted + start + GOOD))
        .isEqualTo(new Accepted(List.of("discriminator")));
    assertThat(verdict(rules(), start + encrypted + start.repeat(3))).isEqualTo(new RestartLoop(4));
  }

  @Test
  void encryptionGoesOnUntilItsEndWasSeen() {
    ConsoleWatch watch = new ConsoleWatch(rules());
    feed(watch, "flash_encrypt: Encrypting partition 2 at offset 0x10000 (length 0x1)...\n");
    assertThat(watch.encrypting()).isTrue();
    assertThat(watch.verdict()).isEqualTo(new Encrypting());
    feed(watch, "I (1) flash_encrypt: Flash encryption completed\n");
    assertThat(watch.encrypting()).isFalse();
    assertThat(watch.verdict()).isEqualTo(new Unrecognised());
  }

  @Test
  void aProductAddsItsOwnLines() {
    ConsoleRules own =
        rules(
            List.of(LinePattern.of("boot.accept", "^APP READY$")),
            List.of(
                new ConsoleRules.Reject(
                    LinePattern.of("boot.reject[1]", "sensor .* dead"), "The sensor is dead.")),
            List.of(LinePattern.of("boot.ignore", "harmless")));
    assertThat(verdict(own, GOOD)).isEqualTo(new Unrecognised());
    assertThat(verdict(own, "APP READY\n")).isEqualTo(new Unrecognised());
    assertThat(verdict(own, GOOD + "APP READY\n"))
        .isEqualTo(new Accepted(List.of("discriminator")));
    assertThat(verdict(own, GOOD + "harmless assert failed: x\nAPP READY\n"))
        .isEqualTo(new Accepted(List.of("discriminator")));
    assertThat(verdict(own, GOOD + "APP READY\nsensor 1 dead\nabort() was called\n"))
        .isEqualTo(new Rejected("The sensor is dead."));
  }

  /** Each of these would take Java's matcher longer than anybody lives. */
  @ParameterizedTest
  @ValueSource(
      strings = {"(a+)+\\1#", "(a|aa)+\\1#", "(.+)(.+)(.+)(.+)#", "(?:a?){200}\\Z#|(a+)+\\1#"})
  void aPatternThatExplodesIsStopped(String regex) {
    String line = "a".repeat(400) + "!\n";
    LinePattern slow = LinePattern.of("boot.accept", regex);
    assertThat(verdict(rules(List.of(slow), List.of(), List.of()), GOOD + line))
        .isEqualTo(new PatternTooSlow("boot.accept"));
    assertThat(
            verdict(
                rules(List.of(), List.of(new ConsoleRules.Reject(slow, "s")), List.of()),
                GOOD + line))
        .isEqualTo(new PatternTooSlow("boot.accept"));
  }

  @Test
  void whatOpensAUnitIsNeverShown() {
    ConsoleWatch watch = new ConsoleWatch(rules());
    feed(watch, "Code: 20202021\n");
    assertThat(watch.verdict().toString() + watch + rules().facts()).doesNotContain("20202021");
  }

  @Property(tries = 300)
  void anyBytesAtAllEndInAVerdictThatIsNeverAPass(
      @ForAll @Size(max = 3000) byte[] bytes, @ForAll @IntRange(min = 1, max = 700) int slice) {
    ConsoleWatch watch = new ConsoleWatch(rules());
    for (int at = 0; at < bytes.length; at += slice) {
      byte[] part = java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + slice));
      watch.feed(part, part.length);
    }
    assertThat(watch.verdict()).isNotInstanceOf(Accepted.class);
  }

  @Property(tries = 300)
  void whereTheTextIsCutMakesNoDifference(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 7) Integer> lines,
      @ForAll @IntRange(min = 1, max = 90) int slice) {
    String[] parts = {
      GOOD,
      "Discriminator: 1234\r\n",
      "\u001b[1;31mE (1) x: text\u001b[0m\n",
      "\u001b[",
      "Code: OURS\n",
      "\u0000\u0007\u4f60\n",
      "rst:0x1\n",
      "half a line"
    };
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(parts[line]));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    ConsoleWatch sliced = new ConsoleWatch(rules());
    for (int at = 0; at < bytes.length; at += slice) {
      byte[] part = java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + slice));
      sliced.feed(part, part.length);
    }
    assertThat(sliced.verdict()).isEqualTo(verdict(rules(), text.toString()));
  }

  /** A megabyte without a line's end leaves half a kilobyte. */
  @Test
  void aFloodIsNotKept() {
    int[] longest = {0};
    ConsoleLines lines = new ConsoleLines((text, whole) -> longest[0] = text.length());
    byte[] flood = "A".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    lines.feed(flood, flood.length);
    lines.flush();
    assertThat(longest[0]).isEqualTo(ConsoleLines.LONGEST);
  }
}
