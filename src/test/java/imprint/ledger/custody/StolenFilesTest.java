package imprint.ledger.custody;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.SecurityState;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import imprint.factory.Product;
import imprint.ledger.Copy;
import imprint.ledger.Unit;
import imprint.line.BenchStation;
import imprint.line.Outcome;
import imprint.line.RunWatcher;
import imprint.line.Step;
import imprint.line.UnitSummary;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsReader;
import imprint.secret.Haystack;
import imprint.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever steals the ledger, its logs, its key file or a backup of them learns no secret of a unit.
 */
class StolenFilesTest {
  private static final String PASSPHRASE = "five words nobody ever says";
  private static final int FCTRY = (4 << 20) - 0x20000;
  private static final int SIZE = 0x6000;
  private static final int KEYS = FCTRY + SIZE;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sealed", "until-labelled", "never"})
  void theyTellNoSecret(String keep) throws Exception {
    List<byte[]> secrets = new ArrayList<>();
    try (BenchStation bench = new BenchStation(folder)) {
      lock(secrets);
      product(bench, "keep: " + keep, "");
      SimulatedBoard plain = bench.plug("sim:1", Chips.ESP32_C3, BoardOptions.of(4));
      UnitSummary one = run(bench, "sim:1");
      secrets.add(dacKey(plain));
      secrets.add(one.manualCode().replace("-", "").getBytes(StandardCharsets.US_ASCII));
      secrets.add(one.manualCode().getBytes(StandardCharsets.US_ASCII));
      secrets.addAll(codes(bench, one));

      product(bench, "keep: " + keep, "\n  nvs-keys-partition: nvs_keys");
      SimulatedBoard encrypted =
          bench.plug(
              "sim:2", Chips.ESP32_C3, BoardOptions.of(5).withSecurity(SecurityState.FIRST_BOOT));
      byte[] key = keyWritten(bench, encrypted);
      secrets.add(Arrays.copyOf(key, 32));
      secrets.add(Arrays.copyOfRange(key, 32, 64));

      assertThat(secrets).allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(7));
      assertThat(files())
          .extracting(file -> file.getFileName().toString())
          .contains("ledger.sqlite-wal", "ledger.sqlite-shm", "ledger.sqlite.key", "backup");
      nothingFound(secrets);
    }
    nothingFound(secrets);
  }

  /** Else the search above could find nothing for want of a right needle. */
  @Test
  void theSameSecretsAreFoundWhereTheyAre() throws Exception {
    try (BenchStation bench = new BenchStation(folder)) {
      SimulatedBoard plain = bench.plug("sim:1", Chips.ESP32_C3, BoardOptions.of(4));
      UnitSummary one = run(bench, "sim:1");
      Path flash = Files.write(folder.resolve("flash"), plain.flash(FCTRY, SIZE));
      assertThat(Haystack.of(List.of(flash)).has(dacKey(plain))).isTrue();
      Unit unit = bench.ledger().find(one.serialNumber()).orElseThrow();
      try (Secret payload = bench.ledger().recall(unit, Copy.Kind.ONBOARDING_PAYLOAD)) {
        assertThat(codes(bench, one)).contains(payload.<byte[]>use(byte[]::clone));
      }
    }
  }

  /** Locks the station's key, and takes down all that opens it. */
  private void lock(List<byte[]> secrets) throws Exception {
    KeyFile file = new KeyFile(folder.resolve("ledger.sqlite.key"), new SecureRandom());
    Wrapping.FileAlone before = (Wrapping.FileAlone) file.look().wrapping().orElseThrow();
    secrets.add(HexFormat.of().parseHex(before.key()));
    file.rewrap(Prompt.NOBODY, KeyFileTest.passphrase(PASSPHRASE));
    secrets.add(PASSPHRASE.getBytes(StandardCharsets.UTF_8));
    var by = (Wrapping.Passphrase) file.look().wrapping().orElseThrow();
    try (Secret kek = PassphraseKey.derive(by, PASSPHRASE.toCharArray());
        Keyring keys = file.open(KeyFileTest.saying(PASSPHRASE));
        Secret root = keys.joined();
        Secret sealing = keys.derive(0, "imprint ledger: sealed copies");
        Secret marking = keys.derive(0, "imprint ledger: fingerprints")) {
      for (Secret secret : List.of(kek, root, sealing, marking)) {
        secrets.add(secret.use(byte[]::clone));
      }
    }
  }

  private static void product(BenchStation bench, String keep, String keysPartition)
      throws Exception {
    Path yaml = bench.productYaml();
    Path variant = yaml.resolveSibling("variant.yaml");
    Files.writeString(
        variant,
        Files.readString(yaml).replace("partition: fctry", "partition: fctry" + keysPartition)
            + keep
            + "\n");
    bench.station().load(variant, null);
  }

  private static UnitSummary run(BenchStation bench, String port) {
    Outcome outcome = bench.station().slot(port).provisionNext(RunWatcher.NONE);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).unit();
  }

  private static byte[] dacKey(SimulatedBoard board) {
    try (NvsContents contents = NvsReader.read(board.flash(FCTRY, SIZE))) {
      return contents.blob("chip-factory", "dac-key").orElseThrow();
    }
  }

  /**
   * The QR code, whole and without its prefix, and the passcode in decimal: made from the manual
   * code, since not every product keeps them.
   */
  private static List<byte[]> codes(BenchStation bench, UnitSummary summary) {
    String manual = summary.manualCode().replace("-", "");
    int low = Integer.parseInt(manual.substring(1, 6)) & 0x3FFF;
    int passcode = Integer.parseInt(manual.substring(6, 10)) << 14 | low;
    Unit unit = bench.ledger().find(summary.serialNumber()).orElseThrow();
    String code =
        new OnboardingPayload(
                new VendorId(0xFFF1),
                new ProductId(0x8000),
                Product.Data.USUAL.flow(),
                Product.Data.USUAL.discovery(),
                new Discriminator(unit.claim().discriminator()),
                Passcode.of(passcode))
            .qrCode();
    return Stream.of(code, code.substring(3), "%08d".formatted(passcode))
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  /** As it lay in the keys partition before the board's first start encrypted it. */
  private static byte[] keyWritten(BenchStation bench, SimulatedBoard board) {
    List<byte[]> seen = new ArrayList<>();
    Outcome outcome =
        bench
            .station()
            .slot("sim:2")
            .provisionNext(
                new RunWatcher() {
                  @Override
                  public void reached(Step step, Duration sinceStart) {
                    if (step == Step.PROVEN) {
                      seen.add(board.flash(KEYS, 64));
                    }
                  }
                });
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    assertThat(seen).hasSize(1);
    assertThat(HexFormat.of().formatHex(seen.getFirst())).doesNotContain("ff".repeat(8));
    return seen.getFirst();
  }

  private void nothingFound(List<byte[]> secrets) throws Exception {
    Haystack stolen = Haystack.of(files());
    for (int i = 0; i < secrets.size(); i++) {
      assertThat(stolen.has(secrets.get(i))).as("secret %d", i).isFalse();
    }
  }

  /** The ledger's own, and a backup as SQLite makes it. */
  private List<Path> files() throws Exception {
    Path backup = folder.resolve("backup");
    Files.deleteIfExists(backup);
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.sqlite"));
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum into '" + backup + "'");
    }
    try (var all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
