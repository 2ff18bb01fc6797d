package imprint.esp.link;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A serial port of this computer, through jSerialComm with timed reads only. */
public final class SerialLink implements Link {
  private static final String ABSENT = "link.port-absent";
  private static final String FORBIDDEN = "link.port-forbidden";
  private static final String BUSY = "link.port-busy";
  private static final int FIRST_RATE = 115_200;

  /** Timed reads have steps of 100 ms below us: this long one read waits, the caller reads on. */
  private static final int SLICE_MS = 100;

  /** A dead USB bridge takes no bytes (rom-protocol 6.1). */
  private static final Duration WRITE_PATIENCE = Duration.ofSeconds(10);

  private static final Duration LOOK_AGAIN = Duration.ofNanos(500_000);

  /** Why opening failed, by the system's own error number. */
  private static final Map<String, Map<Integer, String>> ERRORS =
      Map.of(
          "lin", Map.of(13, FORBIDDEN, 16, BUSY, 11, BUSY, 2, BUSY),
          "mac", Map.of(13, FORBIDDEN, 16, BUSY, 35, BUSY, 2, BUSY),
          "win", Map.of(5, BUSY, 32, BUSY, 2, ABSENT));

  private final SerialPort port;
  private final Bridge bridge;

  private SerialLink(SerialPort port, Bridge bridge) {
    this.port = port;
    this.bridge = bridge;
  }

  /**
   * Opens {@code /dev/…} or {@code COMn} with both control lines released before it opens, so that
   * opening does not reset the board.
   *
   * @param bridge what is behind the port
   * @throws Refusal link.port-absent, link.port-forbidden, link.port-busy, link.port-unusable
   */
  public static SerialLink open(String name, Bridge bridge) {
    if (name.startsWith("/") && !Files.exists(Path.of(name))) {
      throw Refusal.of("link.port-absent", name);
    }
    SerialPort port;
    try {
      port = SerialPort.getCommPort(name);
    } catch (SerialPortInvalidPortException e) {
      throw new Refusal(Finding.error("link.port-absent", name), e);
    }
    port.clearDTR();
    port.clearRTS();
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    if (!port.openPort(0)) {
      throw notOpened(name, port.getLastErrorCode());
    }
    // in a second call: a CH341 driver ignores the rate given at opening (rom-protocol 6.1)
    port.setComPortParameters(FIRST_RATE, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    // semi-blocking returns with the first bytes: the fastest of the modes (50 us round trip)
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, SLICE_MS, 0);
    return new SerialLink(port, bridge);
  }

  /** A file that is there and cannot be found (2) is locked by this very process. */
  private static Refusal notOpened(String name, int error) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).substring(0, 3);
    String code = ERRORS.getOrDefault(system, Map.of()).get(error);
    return code == null
        ? Refusal.of("link.port-unusable", name, error)
        : new Refusal(Finding.error(code, name));
  }

  @Override
  public int read(byte[] buffer, Duration patience) throws IOException {
    if (patience.toMillis() < SLICE_MS && !anythingWithin(patience)) {
      return 0;
    }
    int count = port.readBytes(buffer, buffer.length);
    if (count < 0) {
      throw gone();
    }
    return count;
  }

  private boolean anythingWithin(Duration patience) throws IOException {
    Deadline deadline = Deadline.after(patience);
    while (true) {
      int waiting = port.bytesAvailable();
      if (waiting < 0) {
        throw gone();
      }
      if (waiting > 0 || deadline.passed()) {
        return waiting > 0;
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    Deadline deadline = Deadline.after(WRITE_PATIENCE);
    int written = 0;
    while (written < bytes.length) {
      int count = port.writeBytes(bytes, bytes.length - written, written);
      if (count < 0 || deadline.passed()) {
        throw gone();
      }
      written += count;
    }
  }

  @Override
  public void discardInput() throws IOException {
    // once: a board that floods the line is not to be waited for
    int waiting = port.bytesAvailable();
    if (waiting < 0) {
      throw gone();
    }
    byte[] waste = new byte[waiting];
    port.readBytes(waste, waiting);
  }

  @Override
  public Bridge bridge() {
    return bridge;
  }

  @Override
  public boolean baudRate(int rate) {
    return bridge.hasRate() && port.setBaudRate(rate);
  }

  @Override
  public boolean controlLines(boolean dtr, boolean rts) {
    return port.setDTRandRTS(dtr, rts);
  }

  @Override
  public void close() {
    port.closePort();
  }

  private IOException gone() {
    return new IOException("the port is gone (" + port.getLastErrorCode() + ")");
  }
}
