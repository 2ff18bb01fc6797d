package imprint.line.kill;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import imprint.esp.link.Ports;
import imprint.factory.TestProduct;
import imprint.ledger.Access;
import imprint.ledger.Engine;
import imprint.ledger.Ledger;
import imprint.line.Station;
import imprint.line.StationSettings;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A station's folder, its ledger and its boards, which outlive the processes that use them. */
record KillBench(Path folder, Path product, Engine.Bed bed, AtomicReference<SimulatedBoard> plugged)
    implements AutoCloseable {
  /** What a process ends with that was killed by signal 9, or that halted as if it was. */
  static final int KILLED = 137;

  static final String PORT = "sim:1";
  static final int FCTRY = (4 << 20) - 0x20000;
  static final int SIZE = 0x6000;

  KillBench(Path folder, Path product, Engine.Bed bed) {
    this(folder, product, bed, new AtomicReference<>());
  }

  /** A product that costs little to make. */
  static Path product(Path folder, String more) throws IOException {
    Path yaml =
        TestProduct.create(
            folder,
            new VendorId(0xFFF1),
            new ProductId(0x8000),
            new SecureRandom(),
            InstantSource.system());
    Files.writeString(
        yaml, Files.readString(yaml).replaceAll("iterations: .*", "iterations: 1000") + more);
    return yaml;
  }

  static StationSettings settings(Path folder, String ledger) {
    return new StationSettings(
        "killed",
        "Ada",
        new Access(ledger, folder, Optional.empty(), Optional.empty()),
        folder.resolve("labels"),
        StationSettings.FASTEST,
        folder.resolve("traces"),
        false);
  }

  /** The board with that number as it was left: its memory is a file. */
  static SimulatedBoard board(Path folder, long number) {
    return SimulatedBoard.of(
        Chips.ESP32_C3,
        BoardOptions.of(number).withFlashFile(folder.resolve("board-" + number + ".flash")));
  }

  SimulatedBoard board(long number) {
    return board(folder, number);
  }

  String url() {
    return bed.access().urlOrFile();
  }

  /** The next start, in this process; the board in its slot is the one that is plugged in. */
  Station start() {
    return start(product);
  }

  Station start(Path made) {
    Station station =
        Station.open(
            settings(folder, url()),
            new Ports(Map.of("sim:", _ -> () -> plugged.get().open())),
            span -> {},
            new SecureRandom(),
            InstantSource.system());
    station.load(made, null);
    return station;
  }

  Ledger look() {
    return Ledger.openExisting(settings(folder, url()).ledger(), InstantSource.system());
  }

  /** Lets a station run until it stands at these points, and kills it. */
  void killedAt(List<KillPoint> points) throws Exception {
    Process station = child(points.stream().map(Enum::name).toList());
    List<String> said = new ArrayList<>();
    try (BufferedReader out = station.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said.add(line);
        if (line.equals(KilledStation.ALL_STAND)) {
          // the handle's kill, unlike the process' own, leaves what it said readable
          station.toHandle().destroyForcibly();
        }
      }
    }
    // else it came past a point
    assertThat(station.waitFor()).as(said.toString()).isEqualTo(KILLED);
  }

  /** Lets a station run that long once it is ready, and kills it; what it said until then. */
  List<String> killedAfter(Duration time, int slots, long firstBoard) throws Exception {
    Process station = child(List.of(String.valueOf(slots), String.valueOf(firstBoard)));
    try (BufferedReader out = station.inputReader()) {
      assertThat(out.readLine()).isEqualTo(KilledStation.READY);
      assertThat(station.waitFor(time)).isFalse();
      station.toHandle().destroyForcibly();
      station.waitFor();
      return out.lines().toList();
    }
  }

  private Process child(List<String> what) throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    List<String> words =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                KilledStation.class.getName(),
                folder.toString(),
                url(),
                product.toString()));
    words.addAll(what);
    return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  @Override
  public void close() {
    bed.close();
  }
}
