package imprint.esp.link;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A serial port of this computer, through jSerialComm with timed reads only. */
public final class SerialLink implements Link {
  private static final int FIRST_RATE = 115_200;

  /** A dead USB bridge blocks a write for ever unless there is a limit (rom-protocol 6.1). */
  private static final int WRITE_TIMEOUT_MS = 10_000;

  private static final int EACCES = 13;
  private static final int EBUSY = 16;

  private final SerialPort port;

  private SerialLink(SerialPort port) {
    this.port = port;
  }

  /**
   * Opens {@code /dev/…} or {@code COMn} with both control lines released before it opens, so that
   * opening does not reset the board.
   *
   * @throws Refusal link.port-absent, link.port-forbidden, link.port-busy, link.port-unusable
   */
  public static SerialLink open(String name) {
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
      throw switch (port.getLastErrorCode()) {
        case EACCES -> Refusal.of("link.port-forbidden", name);
        case EBUSY -> Refusal.of("link.port-busy", name);
        default -> Refusal.of("link.port-unusable", name, port.getLastErrorCode());
      };
    }
    // in a second call: a CH341 driver ignores the rate given at opening (rom-protocol 6.1)
    port.setComPortParameters(FIRST_RATE, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    return new SerialLink(port);
  }

  @Override
  public int read(byte[] buffer, Duration patience) throws IOException {
    // semi-blocking returns with the first bytes: the fastest of the modes (50 us round trip)
    int timeout = (int) Math.max(1, patience.toMillis());
    if (timeout != port.getReadTimeout()) {
      port.setComPortTimeouts(
          SerialPort.TIMEOUT_READ_SEMI_BLOCKING | SerialPort.TIMEOUT_WRITE_BLOCKING,
          timeout,
          WRITE_TIMEOUT_MS);
    }
    int count = port.readBytes(buffer, buffer.length);
    if (count < 0) {
      throw gone();
    }
    return count;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    if (port.writeBytes(bytes, bytes.length) != bytes.length) {
      throw gone();
    }
  }

  @Override
  public void discardInput() throws IOException {
    byte[] waste = new byte[4096];
    int waiting;
    while ((waiting = port.bytesAvailable()) > 0) {
      port.readBytes(waste, Math.min(waiting, waste.length));
    }
    if (waiting < 0) {
      throw gone();
    }
  }

  @Override
  public boolean baudRate(int rate) throws IOException {
    if (usbJtag()) {
      return false;
    }
    if (!port.setBaudRate(rate)) {
      throw gone();
    }
    return true;
  }

  @Override
  public boolean controlLines(boolean dtr, boolean rts) {
    return port.setDTRandRTS(dtr, rts);
  }

  @Override
  public List<ResetSequence> resets() {
    return usbJtag() ? List.of(ResetSequence.USB_JTAG) : Link.super.resets();
  }

  /** The chip's own USB-Serial/JTAG: no UART, so no rate either (rom-protocol 6.4). */
  private boolean usbJtag() {
    return port.getVendorID() == 0x303A && port.getProductID() == 0x1001;
  }

  @Override
  public void close() {
    port.closePort();
  }

  private IOException gone() {
    return new IOException("the port is gone (" + port.getLastErrorCode() + ")");
  }
}
