package imprint.esp.link;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A serial port over the network with rate and control lines: telnet's COM port option (RFC 2217).
 * Every request waits for its answer, so that what follows finds it done.
 */
public final class Rfc2217Link implements Link {
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration LINES_LATER = Duration.ofSeconds(1);
  private static final Duration WRITE_PATIENCE = Duration.ofSeconds(20);
  private static final int FIRST_RATE = 115_200;
  private static final int DATA_BITS = 8;

  private final ComPortTalk server;
  private boolean hasLines;

  private Rfc2217Link(ComPortTalk server) {
    this.server = server;
  }

  /**
   * Connects to {@code rfc2217://host:port} and sets the port behind it to 115200 bits a second, 8
   * data bits, no parity, one stop bit, no flow control, both control lines released.
   *
   * @throws Refusal link.address-wrong, link.unreachable, link.no-port-control
   */
  public static Rfc2217Link open(String address) {
    return open(address, ANSWER);
  }

  /**
   * @param patience for each answer of the server
   */
  static Rfc2217Link open(String address, Duration patience) {
    TcpConnection wire = TcpConnection.open(address, WRITE_PATIENCE);
    Rfc2217Link link = new Rfc2217Link(new ComPortTalk(wire, patience));
    try {
      link.prepare();
      return link;
    } catch (IOException e) {
      link.close();
      throw new Refusal(Finding.error("link.no-port-control", address), e);
    }
  }

  private void prepare() throws IOException {
    server.agree();
    set(ComPort.SET_DATASIZE, DATA_BITS);
    set(ComPort.SET_PARITY, ComPort.NO_PARITY);
    set(ComPort.SET_STOPSIZE, ComPort.ONE_STOP_BIT);
    set(ComPort.SET_CONTROL, ComPort.NO_FLOW_CONTROL);
    if (!baudRate(FIRST_RATE)) {
      throw new IOException("the server cannot set " + FIRST_RATE);
    }
    server.tell(ComPort.SET_MODEMSTATE_MASK.with(0));
    hasLines = findLines();
    server.forget();
  }

  private void set(ComPort request, int value) throws IOException {
    if (server.ask(request, request.with(value)) != value) {
      throw new IOException("the server does not do " + request + " " + value);
    }
  }

  /**
   * Releases both lines. Behind a port that has none ser2net answers nothing at all, so another
   * answer tells how long theirs may take.
   */
  private boolean findLines() throws IOException {
    ByteArrayOutputStream requests = new ByteArrayOutputStream();
    requests.writeBytes(lines(false, false));
    requests.writeBytes(ComPort.PURGE_DATA.with(ComPort.PURGE_RECEIVED));
    server.ask(ComPort.PURGE_DATA, requests.toByteArray());
    return server.answered(ComPort.SET_CONTROL, 2, LINES_LATER);
  }

  @Override
  public int read(byte[] buffer, Duration patience) throws IOException {
    return server.read(buffer, patience);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    server.write(bytes, WRITE_PATIENCE);
  }

  @Override
  public void discardInput() throws IOException {
    server.ask(ComPort.PURGE_DATA, ComPort.PURGE_DATA.with(ComPort.PURGE_RECEIVED));
    // what came before the answer was sent before the purge
    server.forget();
  }

  @Override
  public boolean baudRate(int rate) throws IOException {
    return server.ask(ComPort.SET_BAUDRATE, ComPort.SET_BAUDRATE.withLong(rate)) == rate;
  }

  @Override
  public boolean controlLines(boolean dtr, boolean rts) throws IOException {
    return hasLines
        && server
            .ask(ComPort.SET_CONTROL, lines(dtr, rts), 2)
            .containsAll(List.of((long) dtrCode(dtr), (long) rtsCode(rts)));
  }

  /** In one piece, and DTR first: the boot pin is low before EN rises. */
  private static byte[] lines(boolean dtr, boolean rts) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(ComPort.SET_CONTROL.with(dtrCode(dtr)));
    both.writeBytes(ComPort.SET_CONTROL.with(rtsCode(rts)));
    return both.toByteArray();
  }

  private static int dtrCode(boolean on) {
    return on ? ComPort.DTR_ON : ComPort.DTR_OFF;
  }

  private static int rtsCode(boolean on) {
    return on ? ComPort.RTS_ON : ComPort.RTS_OFF;
  }

  @Override
  public Bridge bridge() {
    return Bridge.RFC2217;
  }

  @Override
  public void close() {
    server.close();
  }
}
