package imprint.label.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The server of CUPS with queues, settings, folders and a port of its own, as a user without
 * rights. Its queues run the filters of the system and end in a program that keeps what it gets:
 * {@code Label} and {@code Stopped}, {@code Closed} take any size of paper, {@code Office} only A4.
 */
final class CupsOfItsOwn implements AutoCloseable {
  private static final String EVERY_TEST = "IMPRINT_EVERY_TEST";
  private static final Path SERVER = Path.of("/usr/sbin/cupsd");
  private static final Path PARTS = Path.of("/usr/lib/cups");
  private static final Path PDF_FILTER = PARTS.resolve("filter/pdftopdf");
  private static final Path CANCEL = Path.of("/usr/bin/cancel");
  private static final String NOBODY = "nobody";

  private static final List<String> LINKED = List.of("filter", "daemon", "notifier");

  private final Path folder;
  private final int port;
  private final Process server;

  private CupsOfItsOwn(Path folder, int port, Process server) {
    this.folder = folder;
    this.port = port;
    this.server = server;
  }

  /** Where every test has to run, a missing program is a failure. */
  static CupsOfItsOwn start(Path folder) throws IOException {
    boolean there = Stream.of(SERVER, PDF_FILTER, CANCEL).allMatch(Files::exists);
    if (System.getenv(EVERY_TEST) == null) {
      assumeTrue(there, "CUPS (its server, client and filters) is not installed");
    }
    assertThat(there).as("CUPS is installed").isTrue();
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    write(folder, port);
    List<String> words = new ArrayList<>();
    if (Files.getOwner(folder).getName().equals("root")) {
      giveAway(folder);
      words.addAll(List.of("setpriv", "--reuid", NOBODY, "--regid", "nogroup", "--clear-groups"));
    }
    words.addAll(List.of(SERVER.toString(), "-f"));
    words.addAll(List.of("-c", folder.resolve("cupsd.conf").toString()));
    words.addAll(List.of("-s", folder.resolve("cups-files.conf").toString()));
    Process server =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out/server.log").toFile())
            .start();
    CupsOfItsOwn cups = new CupsOfItsOwn(folder, port, server);
    cups.awaitServer();
    return cups;
  }

  private void awaitServer() throws IOException {
    for (int attempt = 0; attempt < 200 && server.isAlive(); attempt++) {
      if (printer("Label").state() instanceof PrinterState.Ready) {
        return;
      }
      LockSupport.parkNanos(50_000_000);
    }
    String said = Files.readString(folder.resolve("out/server.log")) + log();
    close();
    if (System.getenv(EVERY_TEST) == null) {
      // such as under AppArmor, which ties the server to the folders of the system
      assumeTrue(false, "the server of CUPS does not start with a folder of its own:\n" + said);
    }
    throw new AssertionError("the server of CUPS did not start:\n" + said);
  }

  String log() throws IOException {
    Path log = folder.resolve("error.log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  Way.Ipp address(String queue) {
    return new Way.Ipp("localhost", port, Way.Ipp.QUEUES + queue);
  }

  IppPrinter printer(String queue) {
    Way.Ipp address = address(queue);
    HttpIpp exchange = new HttpIpp(address.http(), Duration.ofSeconds(20));
    return new IppPrinter("packing", address, exchange, patience(), Watch.SYSTEM);
  }

  /** The programs of CUPS, sent to this server. */
  CommandRunner commands() {
    SystemCommands system = new SystemCommands();
    return (words, input, within) -> {
      List<String> all = new ArrayList<>(List.of("env", CupsServer.NAME + "=localhost:" + port));
      all.addAll(words);
      return system.run(all, input, within);
    };
  }

  static Patience patience() {
    return new Patience(
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        Duration.ofSeconds(60),
        Duration.ofMillis(50));
  }

  /** What the device does with the next jobs: keep, hang, fail, or hang and report no paper. */
  void device(String does) throws IOException {
    Files.writeString(folder.resolve("device"), does);
  }

  /** Waits until the device has a job. */
  void awaitDevice() {
    for (int attempt = 0; attempt < 600 && !Files.exists(folder.resolve("out/began")); attempt++) {
      LockSupport.parkNanos(50_000_000);
    }
  }

  void cancel(String job) throws IOException {
    CommandRunner.Ended ended =
        commands().run(List.of(CANCEL.toString(), job), new byte[0], Duration.ofSeconds(20));
    assertThat(ended.exit()).as(ended.firstLine()).isZero();
  }

  /** What came out, by the names of the jobs. */
  List<Path> printed() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      return files.filter(file -> file.getFileName().toString().endsWith(".pdf")).sorted().toList();
    }
  }

  /** The words that the device was called with for that job, title and options among them. */
  String called(int job) throws IOException {
    return Files.readString(folder.resolve("out/" + job + ".words"));
  }

  private static void write(Path folder, int port) throws IOException {
    for (String name :
        List.of("root/ppd", "spool", "tmp", "cache", "state", "out", "bin/backend")) {
      Files.createDirectories(folder.resolve(name));
    }
    for (String part : LINKED) {
      Files.createSymbolicLink(folder.resolve("bin/" + part), PARTS.resolve(part));
    }
    copy("cupsd.conf", folder.resolve("cupsd.conf"), Map.of("PORT", Integer.toString(port)));
    Map<String, String> here = Map.of("FOLDER", folder.toString());
    copy("cups-files.conf", folder.resolve("cups-files.conf"), here);
    copy("printers.conf", folder.resolve("root/printers.conf"), Map.of());
    for (String queue : List.of("Label", "Stopped", "Closed")) {
      copy("label.ppd", folder.resolve("root/ppd/" + queue + ".ppd"), Map.of());
    }
    copy("label.ppd", folder.resolve("root/ppd/Office.ppd"), Map.of("*CustomPageSize", "*%"));
    Path backend = folder.resolve("bin/backend/keep");
    copy("keep", backend, here);
    Files.setPosixFilePermissions(backend, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(folder.resolve("device"), "keep");
  }

  private static void copy(String name, Path to, Map<String, String> with) throws IOException {
    try (var in = CupsOfItsOwn.class.getResourceAsStream("/imprint/label/print/" + name)) {
      String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      for (Map.Entry<String, String> each : with.entrySet()) {
        text = text.replace(each.getKey(), each.getValue());
      }
      Files.writeString(to, text);
    }
  }

  private static void giveAway(Path folder) throws IOException {
    UserPrincipal nobody =
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY);
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.filter(file -> !Files.isSymbolicLink(file)).toList();
    }
    for (Path file : all) {
      Files.setOwner(file, nobody);
    }
  }

  @Override
  public void close() throws IOException {
    server.destroy();
    try {
      if (!server.waitFor(20, TimeUnit.SECONDS)) {
        server.destroyForcibly().waitFor();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    // the parts of the system are no business of whoever clears the folder away
    for (String part : LINKED) {
      Files.deleteIfExists(folder.resolve("bin/" + part));
    }
  }
}
