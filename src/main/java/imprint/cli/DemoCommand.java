package imprint.cli;

import imprint.bench.BoardOptions;
import imprint.bench.SimulatedBoard;
import imprint.bench.rom.Mac;
import imprint.esp.chip.Chip;
import imprint.esp.link.Ports;
import imprint.factory.LoadedProduct;
import imprint.factory.TestProduct;
import imprint.finding.Refusal;
import imprint.ledger.Access;
import imprint.line.Outcome;
import imprint.line.Station;
import imprint.line.StationSettings;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description =
        "Makes TEST credentials and gives simulated boards their identity, from generation over"
            + " the wire to proof, ledger and label.")
final class DemoCommand implements Callable<Integer> {
  private static final VendorId VENDOR = new VendorId(0xFFF1);
  private static final ProductId PRODUCT = new ProductId(0x8000);

  private final Surroundings with;

  @Option(
      names = "--boards",
      defaultValue = "3",
      paramLabel = "N",
      description = "How many boards (${DEFAULT-VALUE}).")
  int boards;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Gets product, ledger, each board's flash as boards/MAC.bin, a folder per unit with its"
              + " label (default: a new temporary folder).")
  @Nullable Path out;

  @Option(names = "--json", description = "One JSON object a unit.")
  boolean json;

  DemoCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() {
    NumberOption.atLeast(1, boards, "--boards");
    Path folder = folder();
    Map<String, SimulatedBoard> plugged = new ConcurrentHashMap<>();
    Ports ports = new Ports(Map.of("sim:", name -> board(plugged, name)::open));
    StationSettings settings =
        new StationSettings(
            "demo",
            "",
            Access.file(folder.resolve("ledger.sqlite").toString()),
            folder,
            StationSettings.FASTEST,
            folder.resolve("traces"),
            false);
    long began = System.nanoTime();
    int passed = 0;
    // the boards live on a clock of their own, so resets need no waiting either
    try (Station station = Station.open(settings, ports, span -> {}, with.random(), with.clock())) {
      LoadedProduct product = station.load(product(folder), null);
      say(
          "%s, %s %s: %d simulated boards, TEST credentials"
              .formatted(product.product().productName(), VENDOR, PRODUCT, boards));
      for (int i = 0; i < boards; i++) {
        passed += provision(station, plugged, folder, i) ? 1 : 0;
      }
    }
    say(
        "%d of %d passed in %.1f s. Ledger and labels are in %s"
            .formatted(passed, boards, (System.nanoTime() - began) / 1e9, folder));
    return passed == boards ? 0 : Commands.FAILED;
  }

  private boolean provision(
      Station station, Map<String, SimulatedBoard> plugged, Path folder, int i) {
    List<Chip> chips = SimulatedBoard.chips();
    Mac mac = Mac.ofUnit(with.random().nextLong());
    Path flash = folder.resolve("boards/" + mac.toString().replace(":", "") + ".bin");
    BoardOptions options = BoardOptions.of(i).withMac(mac).withFlashFile(flash);
    try (SimulatedBoard board = SimulatedBoard.of(chips.get(i % chips.size()), options)) {
      String port = "sim:board-" + (i + 1);
      plugged.put(port, board);
      // its boards live on a clock of their own: no steps are shown
      RunSteps steps = new RunSteps(with, true);
      Outcome outcome = station.slot(port).provisionNext(steps);
      RunLine.print(with, outcome, steps.notes(), json);
      say(
          "      %.2f s on the needles, as a real board would take (modelled)"
              .formatted(board.modelledTime().toMillis() / 1000.0));
      return outcome instanceof Outcome.Done;
    }
  }

  private static SimulatedBoard board(Map<String, SimulatedBoard> plugged, String name) {
    SimulatedBoard board = plugged.get(name);
    if (board == null) {
      throw Refusal.of("link.port-absent", name);
    }
    return board;
  }

  private Path product(Path folder) {
    Path product = folder.resolve("product");
    Path yaml = product.resolve("product.yaml");
    return Files.exists(yaml)
        ? yaml
        : TestProduct.create(product, VENDOR, PRODUCT, with.random(), with.clock());
  }

  private Path folder() {
    Path named = out == null ? Path.of(System.getProperty("java.io.tmpdir")) : out;
    try {
      Path folder = out == null ? Files.createTempDirectory("imprint-demo-") : out;
      PrivateFile.createFolders(folder.resolve("boards"));
      return folder.toAbsolutePath().normalize();
    } catch (IOException e) {
      throw Refusal.unwritable(named, e);
    }
  }

  private void say(String line) {
    if (!json) {
      with.out().println(line);
      with.out().flush();
    }
  }
}
