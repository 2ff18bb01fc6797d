package imprint.cli;

import imprint.bench.PtyBoard;
import imprint.bench.SimulatedBoard;
import imprint.bench.SimulatedPorts;
import imprint.bench.TcpBoard;
import imprint.finding.Refusal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "simulate",
    description = {
      "A board made of software, for any client; runs until it is stopped.",
      "At each connection it is put into its loader, as there are no control lines. What it prints"
          + " first is where it is: socket://… or a device."
    })
final class SimulateCommand implements Runnable {
  /** What is wrong with the words, and not with the computer. */
  private static final Set<String> WRONG_WORDS =
      Set.of("sim.chip-unknown", "sim.option-wrong", "sim.fault-unknown", "sim.not-on-chip");

  private final Surroundings with;

  @Spec CommandSpec spec;

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
              + " was-on, secure-download, secure-download-development, secure-download-release or"
              + " locked (open).")
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
      paramLabel = "real|virtual|leaping|off",
      description = "How long things take (${DEFAULT-VALUE}).")
  String time;

  @Option(
      names = "--blank",
      description = "Nothing is in its flash memory, not even firmware and a partition table.")
  boolean blank;

  @Option(
      names = "--app",
      paramLabel = "WHAT",
      description = "What its application does wrong, for example example-passcode or panic.")
  @Nullable String app;

  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      description =
          "What is wrong with it, for example stuck-erase, flip:300, late-answer:0x03/2 or"
              + " noise:1/2; may stand several times. All names are in the guide to simulated"
              + " boards, and in what a wrong name is answered with.")
  List<String> faults = new ArrayList<>();

  SimulateCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    NumberOption.within(0, 0xFFFF, place.port, "--listen");
    try (SimulatedBoard board = board()) {
      if (place.pty) {
        try (PtyBoard served = PtyBoard.open(board)) {
          serve(board, served.path());
        }
      } else {
        InetSocketAddress address =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), place.port);
        try (TcpBoard served = TcpBoard.raw(board, address)) {
          serve(board, "socket://127.0.0.1:" + served.port());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  private SimulatedBoard board() {
    try {
      return new SimulatedPorts(with.random()).board(name());
    } catch (Refusal refused) {
      if (WRONG_WORDS.contains(refused.finding().code())) {
        throw new ParameterException(spec.commandLine(), refused.getMessage(), refused);
      }
      throw refused;
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
    if (blank) {
      options.add("blank");
    }
    add(options, "app", app);
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
