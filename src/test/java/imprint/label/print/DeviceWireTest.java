package imprint.label.print;

import static imprint.label.print.TcpPrinterTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import imprint.label.print.PrintResult.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceWireTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;
  private int went;

  private PrintResult print(Path file, Duration connection, Duration whole) {
    PrinterProfile profile = Printing.profile(new Way.Device(file), false);
    return new DirectPrinter(
            profile,
            within -> DeviceWire.open(file, within),
            new Patience(connection, LONG, whole, Duration.ofMillis(1)),
            Watch.SYSTEM)
        .print(Printing.job(profile), () -> went++);
  }

  /** A pipe stands for a device: it too keeps a writer waiting. */
  private Path pipe() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/mkfifo")));
    Path pipe = folder.resolve("lp0");
    Process made = new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start();
    assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return pipe;
  }

  @Test
  void aDeviceGetsTheWholeLabelAndItIsSent() throws Exception {
    Path pipe = pipe();
    CompletableFuture<byte[]> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readAllBytes(pipe);
              } catch (IOException broken) {
                return new byte[0];
              }
            });
    assertThat(print(pipe, LONG, LONG)).isEqualTo(new Sent(new PrinterState.Unasked(), ""));
    PrinterProfile profile = Printing.profile(new Way.Device(pipe), false);
    assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo(Printing.job(profile).zpl());
  }

  @Test
  void aDeviceThatDoesNotOpenGetsNothing() throws Exception {
    Path pipe = pipe();
    refused("label.printer-offline", () -> print(pipe, Duration.ofMillis(100), LONG));
    assertThat(went).isZero();
    // lets the thread go that still waits for the other end
    Files.newInputStream(pipe).close();
  }

  @Test
  void aFileIsNoDeviceAndGetsNoSecret() throws IOException {
    Path file = Files.createFile(folder.resolve("lp0"));
    refused("label.printer-offline", () -> print(file, LONG, LONG));
    refused("label.printer-offline", () -> print(folder.resolve("absent"), LONG, LONG));
    assertThat(file).isEmptyFile();
  }
}
