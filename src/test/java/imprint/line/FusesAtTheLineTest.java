package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.FlashKey;
import imprint.bench.SecurityState;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import imprint.ledger.Entry;
import imprint.ledger.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the line makes of how a board is locked, and what the ledger keeps of it. */
class FusesAtTheLineTest {
  private static final String PORT = "sim:1";

  @TempDir Path folder;
  private BenchStation bench;

  @BeforeEach
  void open() {
    bench = new BenchStation(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "esp32, OPEN, off",
    "esp32c3, FIRST_BOOT, off",
    "esp32c3, WAS_ON, was-on",
    "esp32c3, DEVELOPMENT, development",
    "esp32, RELEASE, release",
    "esp32c6, RELEASE, release"
  })
  void theLedgerKeepsThemOfEachUnit(String chip, SecurityState state, String encryption)
      throws IOException {
    FlashKey key = FlashKey.ofUnit(1);
    SimulatedBoard board =
        bench.plug(
            PORT,
            Chips.byKey(chip).orElseThrow(),
            BoardOptions.of(1).withSecurity(state).withFlashKey(key));
    Path keys = Files.createDirectory(bench.productYaml().resolveSibling("flash-keys"));
    Files.write(keys.resolve("key-" + board.mac() + ".bin"), key.bytes());
    load("\n  flash-keys: flash-keys");
    assertThat(bench.run(PORT)).isInstanceOf(Outcome.Done.class);
    assertThat(fuses()).isEqualTo(new Event.Built.Fuses(false, encryption));
  }

  @Test
  void secureBootIsKeptToo() {
    bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(1).withSecureBoot());
    assertThat(bench.run(PORT)).isInstanceOf(Outcome.Done.class);
    assertThat(fuses()).isEqualTo(new Event.Built.Fuses(true, "off"));
  }

  /** Nobody knows what the chip decrypts there; what it never does goes on. */
  @ParameterizedTest
  @ValueSource(strings = {"esp32", "esp32c3", "esp32s3", "esp32c2"})
  void keysDoNotGoToABoardWhoseEncryptionWasOnOnce(String chip) throws IOException {
    bench.plug(
        PORT,
        Chips.byKey(chip).orElseThrow(),
        BoardOptions.of(1).withSecurity(SecurityState.WAS_ON));
    load("\n  nvs-keys-partition: nvs_keys");
    Outcome.SetAside aside = (Outcome.SetAside) bench.run(PORT);
    assertThat(aside.finding().code()).isEqualTo("flash.encryption-was-on");
    assertThat(aside.finding().sentence(Locale.ENGLISH)).contains("nvs_keys");
    assertThat(bench.ledger().latest(1)).isEmpty();
    load("");
    assertThat(bench.run(PORT)).isInstanceOf(Outcome.Done.class);
  }

  private void load(String more) throws IOException {
    Path yaml = bench.productYaml().resolveSibling("other.yaml");
    Files.writeString(
        yaml,
        Files.readString(bench.productYaml())
            .replace("partition: fctry", "partition: fctry" + more));
    bench.station().load(yaml, null);
  }

  private Event.Built.Fuses fuses() {
    return bench.ledger().history(bench.ledger().latest(1).getFirst()).stream()
        .map(Entry::event)
        .filter(Event.Built.class::isInstance)
        .map(event -> ((Event.Built) event).fuses())
        .findFirst()
        .orElseThrow();
  }
}
