package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import imprint.finding.Finding;
import imprint.ledger.Copy;
import imprint.ledger.Event;
import imprint.ledger.Unit;
import imprint.nvs.NvsCipher;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsKey;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others keep in the factory partition is not erased without a copy. */
class KeepOthersTest {
  private static final String PORT = "sim:1";
  private static final int FCTRY = (4 << 20) - 0x20000;
  private static final int SIZE = 0x6000;
  private static final int SECURE_CERT_SIZE = 0x2000;
  private static final int SECURE_CERT = FCTRY - SECURE_CERT_SIZE;

  @TempDir Path folder;
  private BenchStation bench;
  private final List<Finding> notes = new ArrayList<>();

  @BeforeEach
  void open() {
    bench = new BenchStation(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private SimulatedBoard plug() {
    return bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(1));
  }

  private UnitSummary made() {
    RunWatcher watcher =
        new RunWatcher() {
          @Override
          public void noted(Finding note) {
            notes.add(note);
          }
        };
    Outcome outcome = bench.station().slot(PORT).provisionNext(watcher);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).unit();
  }

  private List<Event> events(UnitSummary summary) {
    Unit unit = bench.ledger().find(summary.serialNumber()).orElseThrow();
    return bench.ledger().history(unit).stream().map(entry -> entry.event()).toList();
  }

  private void encryptNvs() throws IOException {
    Path yaml = bench.productYaml();
    Files.writeString(
        yaml,
        Files.readString(yaml)
            .replace("partition: fctry", "partition: fctry\n  nvs-keys-partition: nvs_keys"));
    bench.station().load(yaml, null);
  }

  private static byte[] others() {
    try (NvsImage image = new NvsImage(SIZE)) {
      return image
          .namespace("rf-cal")
          .u32("offset", -42 & 0xFFFFFFFFL)
          .namespace("chip-factory")
          .u32("vendor-id", 1)
          .toBytes();
    }
  }

  /** Whatever the board holds: nobody knows before. */
  @Test
  void aFolderThatCannotBeWrittenCostsNoIdentity() throws Exception {
    Files.createFile(bench.settings().backups());
    SimulatedBoard board = plug();
    byte[] before = board.flash(0, 4 << 20);
    assertThat(bench.station().slot(PORT).provisionNext(RunWatcher.NONE))
        .isInstanceOfSatisfying(
            Outcome.SetAside.class,
            refused -> {
              assertThat(refused.finding().code()).isEqualTo("file.unwritable-in-the-way");
              assertThat(refused.unit()).isEmpty();
            });
    assertThat(bench.ledger().latest(1)).isEmpty();
    assertThat(board.flash(0, 4 << 20)).isEqualTo(before);
  }

  @Test
  void itGoesToAFileAndTheRunGoesOn() throws Exception {
    byte[] before = others();
    SimulatedBoard board = plug();
    board.fill(FCTRY, before);

    UnitSummary unit = made();
    OthersKept kept = unit.others().orElseThrow();
    assertThat(kept.namespaces()).containsExactly("rf-cal");
    assertThat(kept.files().getFirst().getParent()).isEqualTo(bench.settings().backups());
    assertThat(Files.readAllBytes(kept.files().getFirst())).isEqualTo(before);
    assertThat(PrivateFile.ownersAlone(kept.files().getFirst())).isTrue();
    assertThat(notes).contains(kept.finding());
    assertThat(kept.finding().sentence(java.util.Locale.ENGLISH))
        .contains("fctry", "rf-cal", kept.files().getFirst().toString());
    assertThat(events(unit))
        .filteredOn(e -> e instanceof Event.BackedUp || e instanceof Event.Written)
        .hasExactlyElementsOfTypes(Event.BackedUp.class, Event.Written.class);
    assertThat(board.flash(FCTRY, SIZE)).isNotEqualTo(before);
  }

  /** NVS takes another page than the first when it moves its data. */
  @Test
  void itIsFoundInAnyPage() {
    byte[] moved = new byte[SIZE];
    java.util.Arrays.fill(moved, (byte) 0xFF);
    System.arraycopy(others(), 0, moved, 0x3000, 0x1000);
    plug().fill(FCTRY, moved);
    assertThat(made().others().orElseThrow().namespaces()).containsExactly("rf-cal");
  }

  @Test
  void aBlankBoardAndOneWithFactoryDataAloneKeepNothing() throws Exception {
    plug();
    assertThat(made().others()).isEmpty();
    SimulatedBoard second = bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(2));
    try (NvsImage image = new NvsImage(SIZE)) {
      second.fill(FCTRY, image.namespace("chip-factory").u32("vendor-id", 1).toBytes());
    }
    assertThat(made().others()).isEmpty();
    assertThat(bench.settings().backups()).doesNotExist();
  }

  private static byte[] file(OthersKept kept, String partition) throws IOException {
    return Files.readAllBytes(
        kept.partitions().stream()
            .filter(each -> each.label().equals(partition))
            .findFirst()
            .orElseThrow()
            .file());
  }

  /** The copy is worth nothing without its key, which is overwritten as well. */
  @Test
  void whatIsEncryptedWithTheKeyOfTheBoardIsKeptWithIt() throws Exception {
    encryptNvs();
    SimulatedBoard board = plug();
    try (NvsKey key = NvsKey.random(new SecureRandom())) {
      board.fill(FCTRY, NvsCipher.encrypt(others(), key));
      board.fill(FCTRY + SIZE, key.toPartition());
      UnitSummary unit = made();
      OthersKept kept = unit.others().orElseThrow();
      assertThat(kept.namespaces()).containsExactly("rf-cal");
      assertThat(notes).contains(kept.finding());
      assertThat(kept.files()).hasSize(2);
      assertThat(PrivateFile.ownersAlone(kept.files().getLast())).isTrue();
      assertThat(events(unit)).filteredOn(e -> e instanceof Event.BackedUp).hasSize(2);
      assertThat(board.flash(FCTRY + SIZE, 0x1000)).isNotEqualTo(key.toPartition());
      try (NvsKey copied = NvsKey.read(file(kept, "nvs_keys"), "nvs_keys")) {
        assertThat(NvsCipher.decrypt(file(kept, "fctry"), copied)).isEqualTo(others());
      }
    }
  }

  /** The firmware's other partitions are encrypted with them, too. */
  @Test
  void keysOfTheBoardAreKeptWhereTheFactoryPartitionIsBlank() throws Exception {
    encryptNvs();
    SimulatedBoard board = plug();
    try (NvsKey key = NvsKey.random(new SecureRandom())) {
      board.fill(FCTRY + SIZE, key.toPartition());
      OthersKept kept = made().others().orElseThrow();
      assertThat(kept.namespaces()).isEmpty();
      assertThat(file(kept, "nvs_keys")).isEqualTo(key.toPartition());
    }
  }

  @Test
  void whatNoKeyOpensIsKeptAsItIs() throws Exception {
    encryptNvs();
    SimulatedBoard board = plug();
    try (NvsKey key = NvsKey.random(new SecureRandom())) {
      byte[] before = NvsCipher.encrypt(others(), key);
      board.fill(FCTRY, before);
      OthersKept kept = made().others().orElseThrow();
      assertThat(kept.partitions()).hasSize(1);
      assertThat(file(kept, "fctry")).isEqualTo(before);
    }
  }

  private void retire(UnitSummary summary) {
    Unit unit = bench.ledger().find(summary.serialNumber()).orElseThrow();
    bench
        .ledger()
        .append(unit, unit.state(), new Event.Retired("lost"), bench.settings().by())
        .orRefuse();
  }

  /** What is sealed in the ledger needs no second copy. */
  @Test
  void keysOfAnEarlierUnitOfTheBoardAreNotKeptAgain() throws Exception {
    encryptNvs();
    plug();
    UnitSummary earlier = made();
    retire(earlier);
    UnitSummary next = made();
    assertThat(next.serialNumber()).isNotEqualTo(earlier.serialNumber());
    assertThat(next.others()).isEmpty();
    assertThat(bench.settings().backups()).doesNotExist();
  }

  private void certificatesApart() throws IOException {
    Path yaml = bench.productYaml();
    Files.writeString(
        yaml,
        Files.readString(yaml)
            .replace("partition: fctry", "partition: fctry\n  storage: dac-in-secure-cert"));
    bench.station().load(yaml, null);
  }

  /** A module that its maker provisioned, or a unit of another line. */
  @Test
  void certificatesOfOthersAreKept() throws Exception {
    certificatesApart();
    SimulatedBoard another = bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(2));
    assertThat(made().others()).isEmpty();
    byte[] theirs = another.flash(SECURE_CERT, SECURE_CERT_SIZE);
    SimulatedBoard board = plug();
    board.fill(SECURE_CERT, theirs);

    UnitSummary unit = made();
    OthersKept kept = unit.others().orElseThrow();
    assertThat(kept.partitions()).hasSize(1);
    assertThat(file(kept, "esp_secure_cert")).isEqualTo(theirs);
    assertThat(PrivateFile.ownersAlone(kept.files().getFirst())).isTrue();
    assertThat(notes).contains(kept.finding());
    assertThat(kept.finding().sentence(java.util.Locale.ENGLISH)).contains("esp_secure_cert");
    assertThat(events(unit))
        .filteredOn(e -> e instanceof Event.BackedUp || e instanceof Event.Written)
        .hasExactlyElementsOfTypes(Event.BackedUp.class, Event.Written.class);
    assertThat(board.flash(SECURE_CERT, SECURE_CERT_SIZE)).isNotEqualTo(theirs);
  }

  /** A unit's key goes to no file while the ledger has it sealed. */
  @Test
  void certificatesOfAnEarlierUnitOfTheBoardAreNotKeptAgain() throws Exception {
    certificatesApart();
    plug();
    retire(made());
    assertThat(made().others()).isEmpty();
    assertThat(bench.settings().backups()).doesNotExist();
  }

  /** It is of before: what was proven since has no part in a repair. */
  @Test
  void theUnitItselfIsMadeAsEver() {
    SimulatedBoard board = plug();
    board.fill(FCTRY, others());
    UnitSummary unit = made();
    Unit known = bench.ledger().find(unit.serialNumber()).orElseThrow();
    try (var copy = bench.ledger().recall(known, Copy.Kind.FACTORY_IMAGE)) {
      copy.use(
          image -> {
            assertThat(board.flash(FCTRY, SIZE)).isEqualTo(image);
            return true;
          });
    }
  }
}
