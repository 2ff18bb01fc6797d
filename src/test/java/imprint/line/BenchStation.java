package imprint.line;

import imprint.bench.BoardOptions;
import imprint.bench.Fault;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.link.Link;
import imprint.esp.link.Ports;
import imprint.factory.TestProduct;
import imprint.finding.Refusal;
import imprint.ledger.Access;
import imprint.ledger.Copy;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import imprint.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A whole station in a folder, with simulated boards plugged into ports named {@code sim:…}. */
public final class BenchStation implements AutoCloseable {
  private final Map<String, SimulatedBoard> plugged = new ConcurrentHashMap<>();
  private final Ports ports =
      new Ports(Map.of("sim:", port -> () -> openBoard(port)), new PluggedPorts(plugged.keySet()));
  private final StationSettings settings;
  private final Station station;
  private final Path productYaml;

  /** A station that has a test product loaded. */
  public BenchStation(Path folder) {
    this(folder, "station A");
  }

  BenchStation(Path folder, String name) {
    this(folder, name, new SecureRandom());
  }

  BenchStation(Path folder, String name, SecureRandom random) {
    this(
        folder,
        name,
        random,
        Access.file(folder.resolve("ledger.sqlite").toString()),
        InstantSource.system());
  }

  BenchStation(Path folder, String name, SecureRandom random, Access ledger, InstantSource clock) {
    this(folder, name, random, ledger, clock, false);
  }

  /** One that waits for boards, as that of a window does. */
  public static BenchStation waiting(Path folder) {
    return new BenchStation(
        folder,
        "station A",
        new SecureRandom(),
        Access.file(folder.resolve("ledger.sqlite").toString()),
        InstantSource.system(),
        true);
  }

  private BenchStation(
      Path folder,
      String name,
      SecureRandom random,
      Access ledger,
      InstantSource clock,
      boolean waits) {
    settings =
        new StationSettings(
            name,
            "Ada",
            ledger,
            folder.resolve("labels"),
            StationSettings.FASTEST,
            folder.resolve("traces"),
            waits);
    station = Station.open(settings, ports, span -> {}, random, clock);
    Path yaml = folder.resolve("product/product.yaml");
    productYaml =
        Files.exists(yaml)
            ? yaml
            : TestProduct.create(
                folder.resolve("product"),
                new VendorId(0xFFF1),
                new ProductId(0x8000),
                new SecureRandom(),
                InstantSource.system());
    station.load(productYaml, null);
  }

  /** Loads the product anew, with serial numbers of that pattern and the fastest verifier. */
  void serialNumbers(String pattern) throws IOException {
    Files.writeString(
        productYaml,
        Files.readString(productYaml)
            .replaceAll("serial-number: .*", "serial-number: \"" + pattern + "\"")
            .replaceAll("iterations: .*", "iterations: 1000"));
    station.load(productYaml, null);
  }

  /** Plugs a board into {@code port}; what was there is pulled out. */
  public SimulatedBoard plug(String port, Chip chip, BoardOptions options) {
    SimulatedBoard board = SimulatedBoard.of(chip, options);
    SimulatedBoard before = plugged.put(port, board);
    if (before != null) {
      before.close();
    }
    return board;
  }

  SimulatedBoard plug(String port, long unit, Fault... faults) {
    BoardOptions options = BoardOptions.of(unit);
    for (Fault fault : faults) {
      options = options.withFault(fault);
    }
    return plug(port, Chips.ESP32_C3, options);
  }

  /** Where a board that is plugged into {@code port} is on the USB tree. */
  public static SlotPlace place(String port) {
    return new SlotPlace.Usb(PluggedPorts.position(port));
  }

  /** Pulls out what is plugged into {@code port}. */
  public void unplug(String port) {
    SimulatedBoard board = plugged.remove(port);
    if (board != null) {
      board.close();
    }
  }

  private Link openBoard(String port) {
    SimulatedBoard board = plugged.get(port);
    if (board == null) {
      throw Refusal.of("link.port-absent", port);
    }
    return board.open();
  }

  public Station station() {
    return station;
  }

  public Ledger ledger() {
    return station.ledger();
  }

  /** What the QR code on the label of a unit says. */
  public String qr(Unit unit) {
    try (Secret payload = ledger().recall(unit, Copy.Kind.ONBOARDING_PAYLOAD)) {
      return payload.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
  }

  public Ports ports() {
    return ports;
  }

  public StationSettings settings() {
    return settings;
  }

  public Path productYaml() {
    return productYaml;
  }

  Outcome run(String port) {
    return station.slot(port).provisionNext(RunWatcher.NONE);
  }

  @Override
  public void close() {
    station.close();
    plugged.values().forEach(SimulatedBoard::close);
  }
}
