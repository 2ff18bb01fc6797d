package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.BoardOptions;
import imprint.bench.FlashKey;
import imprint.bench.SecurityState;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.flash.PartitionTable;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsKey;
import imprint.nvs.NvsReader;
import imprint.securecert.SecureCertContents;
import imprint.securecert.SecureCertReader;
import imprint.securecert.SecureCertType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductAtTheLineTest {
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

  @Test
  void aProductWhoseLabelCannotBeMadeIsRefusedBeforeTheFirstBoard() throws Exception {
    Path yaml = bench.productYaml();
    Path unprintable = yaml.resolveSibling("unprintable.yaml");
    Files.writeString(unprintable, Files.readString(yaml).replace("dpi: 300", "dpi: 301"));
    assertThatThrownBy(() -> bench.station().load(unprintable, null))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("label.resolution"));
    bench.plug(PORT, 1);
    done(bench.run(PORT));
  }

  /** DAC and key go where esp_secure_cert_mgr looks for them, the rest into NVS. */
  @ParameterizedTest
  @CsvSource({"dac-in-secure-cert, 7", "all-in-secure-cert, 4"})
  void certificatesCanLieInAPartitionOfTheirOwn(String storage, int keys) throws Exception {
    bench.station().load(with("partition: fctry", "partition: fctry\n  storage: " + storage), null);
    SimulatedBoard board = bench.plug(PORT, 1);
    UnitSummary unit = done(bench.run(PORT));
    assertThat(unit.proof().orElseThrow()).contains("esp_secure_cert read-back-equal", "; fctry");
    int end = 4 << 20;
    try (SecureCertContents contents = SecureCertReader.read(board.flash(end - 0x22000, 0x2000));
        NvsContents nvs = NvsReader.read(board.flash(end - 0x20000, 0x6000))) {
      assertThat(contents.findings()).isEmpty();
      assertThat(contents.data(SecureCertType.PRIVATE_KEY)).isPresent();
      assertThat(contents.data(SecureCertType.VERIFIER).isPresent())
          .isEqualTo(storage.startsWith("all"));
      assertThat(nvs.blob("chip-factory", "dac-key")).isEmpty();
      assertThat(nvs.items()).hasSizeGreaterThanOrEqualTo(keys);
    }
  }

  /** A key of the unit's own, in the partition where the firmware looks for it. */
  @ParameterizedTest
  @ValueSource(strings = {"esp32", "esp32c3", "esp32s3", "esp32p4", "esp32c2"})
  void nvsCanBeEncrypted(String chip) throws Exception {
    bench
        .station()
        .load(
            with(
                "partition: fctry",
                "partition: fctry\n  nvs-keys-partition: nvs_keys\nboot:\n  watch: application"),
            null);
    SimulatedBoard board = bench.plug(PORT, Chips.byKey(chip).orElseThrow(), BoardOptions.of(1));
    UnitSummary unit = done(bench.run(PORT));
    assertThat(unit.proof().orElseThrow())
        .contains("fctry read-back-equal", "; nvs_keys read-back");
    assertThat(unit.start()).contains(BootGrade.APPLICATION_AGREES);
    int end = 4 << 20;
    byte[] keys = board.flash(end - 0x1A000, 0x1000);
    try (NvsKey key = NvsKey.read(keys, "nvs_keys");
        NvsContents nvs = NvsReader.read(board.flash(end - 0x20000, 0x6000), key)) {
      assertThat(nvs.findings()).isEmpty();
      assertThat(nvs.blob("chip-factory", "dac-key")).isPresent();
    }
  }

  /** How the keys are written is the fuses' business; what proof there is, too. */
  @ParameterizedTest
  @CsvSource({
    "esp32c3, FIRST_BOOT, false, read-back-equal",
    "esp32, FIRST_BOOT, false, read-back-equal",
    "esp32c3, DEVELOPMENT, true, ciphertext-equal",
    "esp32s3, DEVELOPMENT, true, ciphertext-equal",
    "esp32, DEVELOPMENT, true, ciphertext-equal",
    "esp32c6, RELEASE, true, ciphertext-equal",
    "esp32, RELEASE, true, ciphertext-equal",
  })
  void keysReachABoardInEveryStateThatTakesThem(
      String name, SecurityState state, boolean keyKnown, String grade) throws Exception {
    Chip chip = Chips.byKey(name).orElseThrow();
    FlashKey key = FlashKey.ofUnit(name.equals("esp32s3") ? 64 : 1);
    BoardOptions options = BoardOptions.of(1).withSecurity(state).withFlashKey(key);
    SimulatedBoard board = bench.plug(PORT, chip, options);
    Path folder = bench.productYaml().resolveSibling("flash-keys");
    Files.createDirectories(folder);
    if (keyKnown) {
      Files.write(folder.resolve("key-" + board.mac() + ".bin"), key.bytes());
    }
    bench
        .station()
        .load(
            with(
                "partition: fctry",
                "partition: fctry\n  nvs-keys-partition: nvs_keys\n  flash-keys: flash-keys\n"
                    + "boot:\n  watch: application"),
            null);
    UnitSummary unit = done(bench.run(PORT));
    assertThat(unit.proof().orElseThrow()).contains("fctry read-back-equal", "nvs_keys " + grade);
    assertThat(unit.start()).contains(BootGrade.APPLICATION_AGREES);
  }

  /** The chip made its flash key itself: nobody knows it, and nobody can read the table. */
  @ParameterizedTest
  @CsvSource({"esp32c3, ciphertext-plausible", "esp32, ciphertext-plausible"})
  void aBoardWhoseKeyNobodyKnowsNeedsItsTableAsAFile(String name, String grade) throws Exception {
    Chip chip = Chips.byKey(name).orElseThrow();
    SimulatedBoard open = bench.plug("sim:open", chip, BoardOptions.of(2));
    Files.write(
        bench.productYaml().resolveSibling("table.bin"),
        open.flash(PartitionTable.OFFSET, PartitionTable.SIZE));
    SimulatedBoard board =
        bench.plug(PORT, chip, BoardOptions.of(1).withSecurity(SecurityState.DEVELOPMENT));
    String keys = "partition: fctry\n  nvs-keys-partition: nvs_keys";
    bench.station().load(with("partition: fctry", keys), null);
    assertThat(setAside(bench.run(PORT)).finding().code()).isEqualTo("flash.table-encrypted");
    String table = keys + "\n  partition-table: table.bin\nboot:\n  watch: application";
    bench.station().load(with("partition: fctry", table), null);
    UnitSummary unit = done(bench.run(PORT));
    assertThat(unit.mac()).isEqualTo(board.mac().toString());
    assertThat(unit.proof().orElseThrow()).contains("fctry read-back-equal", "nvs_keys " + grade);
    assertThat(unit.start()).contains(BootGrade.APPLICATION_AGREES);
  }

  /** Nobody can read what the chip made of the key: only the firmware can tell. */
  @ParameterizedTest
  @CsvSource({"esp32c3, restart", "esp32c3, off", "esp32, restart"})
  void whatNobodyCanReadBackNeedsAStartThatShowsIt(String name, String watch) throws Exception {
    Chip chip = Chips.byKey(name).orElseThrow();
    SimulatedBoard open = bench.plug("sim:open", chip, BoardOptions.of(2));
    Files.write(
        bench.productYaml().resolveSibling("table.bin"),
        open.flash(PartitionTable.OFFSET, PartitionTable.SIZE));
    SimulatedBoard board =
        bench.plug(PORT, chip, BoardOptions.of(1).withSecurity(SecurityState.DEVELOPMENT));
    byte[] before = board.flash(0, 0x400000);
    String sections =
        """
        partition: fctry
          nvs-keys-partition: nvs_keys
          partition-table: table.bin
        boot:
          watch: %s\
        """
            .formatted(watch);
    bench.station().load(with("partition: fctry", sections), null);
    Finding finding = setAside(bench.run(PORT)).finding();
    assertThat(finding.code()).isEqualTo("line.start-needed");
    assertThat(finding.sentence(Locale.ENGLISH)).contains("nvs_keys");
    assertThat(bench.ledger().latest(1)).isEmpty();
    assertThat(board.flash(0, 0x400000)).isEqualTo(before);
  }

  @Test
  void keysDoNotGoToAPartitionOfAnotherKind() throws Exception {
    bench
        .station()
        .load(with("partition: fctry", "partition: fctry\n  nvs-keys-partition: nvs"), null);
    bench.plug(PORT, 1);
    assertThat(setAside(bench.run(PORT)).finding().code()).isEqualTo("flash.not-nvs-keys");
    assertThat(bench.ledger().latest(1)).isEmpty();
  }

  @Test
  void aBoardWithoutThatPartitionIsRefused() throws Exception {
    bench
        .station()
        .load(
            with(
                "partition: fctry",
                "partition: fctry\n  storage: dac-in-secure-cert\n  secure-cert-partition: nvs"),
            null);
    bench.plug(PORT, 1);
    assertThat(setAside(bench.run(PORT)).finding().code()).isEqualTo("flash.not-secure-cert");
    assertThat(bench.ledger().latest(1)).isEmpty();
  }

  /** The counter runs on whatever becomes of the units, and stands still without a board. */
  @Test
  void serialNumbersCountUpForTheProduct() throws Exception {
    bench
        .station()
        .load(with("serial-number: \"{random:12}\"", "serial-number: \"L{counter:4}\""), null);
    setAside(bench.run("sim:nobody"));
    List<String> serials = new ArrayList<>();
    List<Integer> discriminators = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      bench.plug(PORT, i);
      serials.add(done(bench.run(PORT)).serialNumber());
      discriminators.add(bench.ledger().latest(1).getFirst().claim().discriminator() >> 8);
    }
    assertThat(serials).containsExactly("L0001", "L0002", "L0003");
    assertThat(discriminators).doesNotHaveDuplicates();
  }

  private Path with(String before, String after) throws IOException {
    String yaml = Files.readString(bench.productYaml());
    assertThat(yaml).contains(before);
    Path changed = bench.productYaml().resolveSibling("changed.yaml");
    return Files.writeString(changed, yaml.replace(before, after));
  }

  @Test
  void aPartitionThatIsNotOnTheBoardIsNamedAndNothingIsReserved() throws Exception {
    Path yaml = bench.productYaml();
    Path other = yaml.resolveSibling("other.yaml");
    Files.writeString(other, Files.readString(yaml).replace("fctry", "nowhere"));
    bench.station().load(other, null);
    bench.plug(PORT, 1);
    Outcome.SetAside outcome = setAside(bench.run(PORT));
    assertThat(outcome.finding().code()).isEqualTo("flash.label-absent");
    assertThat(outcome.finding().toString()).contains("nowhere").contains("fctry");
    assertThat(bench.ledger().latest(1)).isEmpty();
  }

  @Test
  void aBoardWithAnotherChipThanTheProductsIsRefused() throws Exception {
    Path yaml = bench.productYaml();
    Path picky = yaml.resolveSibling("picky.yaml");
    Files.writeString(picky, Files.readString(yaml).replace("target:", "target:\n  chip: esp32s3"));
    bench.station().load(picky, null);
    bench.plug(PORT, 1);
    assertThat(setAside(bench.run(PORT)).finding().code()).isEqualTo("line.other-chip");
  }

  @Test
  void theProductIsNotChangedUnderABoardThatIsWorkedOn() {
    bench.plug(PORT, 1);
    List<String> codes = new ArrayList<>();
    done(
        bench
            .station()
            .slot(PORT)
            .provisionNext(
                new RunWatcher() {
                  @Override
                  public void identified(String chip, String mac) {
                    try {
                      bench.station().load(bench.productYaml(), null);
                    } catch (Refusal refusal) {
                      codes.add(refusal.finding().code());
                    }
                  }
                }));
    assertThat(codes).containsExactly("line.station-busy");
    assertThat(bench.station().load(bench.productYaml(), null).test()).isTrue();
  }

  private static UnitSummary done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).unit();
  }

  private static Outcome.SetAside setAside(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.SetAside.class);
    return (Outcome.SetAside) outcome;
  }
}
