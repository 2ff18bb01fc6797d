package imprint.cli;

import imprint.bench.PtyBoard;
import imprint.bench.SimulatedBoard;
import imprint.bench.SimulatedPorts;
import imprint.bench.TcpBoard;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "simulate",
    description = "A board made of software, for any client; runs until it is stopped.")
final class SimulateCommand implements Runnable {
  private final Surroundings with;

  @Option(
      names = "--chip",
      required = true,
      paramLabel = "C",
      description =
          "esp32, esp32s2, esp32s3, esp32c2, esp32c3, esp32c5, esp32c6, esp32c61, esp32h2 or"
              + " esp32p4.")
  String chip;

  @ArgGroup Place place = new Place();

  /** Where the board is served. */
  static final class Place {
    @Option(
        names = "--listen",
        defaultValue = "0",
        paramLabel = "PORT",
        description = "TCP port on this computer; 0 takes any that is free (${DEFAULT-VALUE}).")
    int port;

    @Option(
        names = "--pty",
        description = "A pseudo-terminal instead, for clients that open serial devices.")
    boolean pty;
  }

  @Option(names = "--flash", paramLabel = "FILE", description = "Where flash memory is kept.")
  @Nullable Path flash;

  @Option(names = "--size", paramLabel = "MIB", description = "Of flash memory: 2, 4, 8 or 16 (4).")
  @Nullable String size;

  @Option(
      names = "--security",
      paramLabel = "STATE",
      description =
          "How its fuses are burnt: open, first-boot, first-boot-release, development, release,"
              + " secure-download, secure-download-development, secure-download-release or locked"
              + " (open).")
  @Nullable String security;

  @Option(names = "--secure-boot", description = "Its ROM checks what it starts.")
  boolean secureBoot;

  @Option(
      names = "--flash-key",
      paramLabel = "FILE",
      description = "Its flash encryption key; without it the chip makes one of its own.")
  @Nullable Path flashKey;

  @Option(
      names = "--revision",
      paramLabel = "N.N",
      description = "Of the silicon, for example 3.1.")
  @Nullable String revision;

  @Option(
      names = "--crystal",
      paramLabel = "MHZ",
      description = "Of the chips that know several: esp32, esp32c2, esp32c5.")
  @Nullable String crystal;

  @Option(names = "--mac", paramLabel = "MAC", description = "The board's MAC.")
  @Nullable String mac;

  @Option(
      names = "--time",
      defaultValue = "real",
      paramLabel = "real|virtual|off",
      description = "How long things take (${DEFAULT-VALUE}).")
  String time;

  @Option(names = "--fault", paramLabel = "FAULT", description = "What is wrong with it.")
  List<String> faults = new ArrayList<>();

  SimulateCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    NumberOption.within(0, 0xFFFF, place.port, "--listen");
    try (SimulatedBoard board = new SimulatedPorts(with.random()).board(name())) {
      if (place.pty) {
        try (PtyBoard served = PtyBoard.open(board)) {
          serve(board, served.path());
        }
      } else {
        InetSocketAddress address =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), place.port);
        try (TcpBoard served = TcpBoard.listen(board, address)) {
          serve(board, "socket://127.0.0.1:" + served.port());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  /** Says where the board is, and leaves it there until the program is stopped. */
  private void serve(SimulatedBoard board, String where) throws InterruptedException {
    with.out().println(board + " at " + where);
    with.out().flush();
    new CountDownLatch(1).await();
  }

  private String name() {
    List<String> options = new ArrayList<>();
    add(options, "time", time);
    add(options, "flash", flash);
    add(options, "size", size);
    add(options, "mac", mac);
    add(options, "security", security);
    add(options, "key", flashKey == null ? null : flashKey.toAbsolutePath());
    add(options, "revision", revision);
    add(options, "crystal", crystal);
    if (secureBoot) {
      options.add("secure-boot");
    }
    faults.forEach(fault -> add(options, "fault", fault));
    return "sim:" + chip + "?" + String.join("&", options);
  }

  private static void add(List<String> options, String name, @Nullable Object value) {
    if (value != null) {
      options.add(name + "=" + encoded(value.toString()));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
