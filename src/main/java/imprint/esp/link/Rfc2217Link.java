package imprint.esp.link;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

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

  /** What comes in while an answer is awaited is kept up to here. */
  private static final int MOST_WAITING = 64 * 1024;

  private static final int MOST_ANSWERS = 100;

  private final TcpConnection wire;
  private final Duration patience;
  private final Telnet telnet = new Telnet(new Ear());
  private final TelnetOptions options = new TelnetOptions();
  private final List<byte[]> answers = new ArrayList<>();
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private final byte[] chunk = new byte[4096];
  private boolean suspended;
  private boolean hasLines;

  private Rfc2217Link(TcpConnection wire, Duration patience) {
    this.wire = wire;
    this.patience = patience;
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
    Rfc2217Link link = new Rfc2217Link(TcpConnection.open(address, WRITE_PATIENCE), patience);
    try {
      link.agree();
      link.prepare(address);
      return link;
    } catch (IOException e) {
      link.close();
      throw new Refusal(Finding.error("link.no-port-control", address), e);
    } catch (RuntimeException e) {
      link.close();
      throw e;
    }
  }

  private void agree() throws IOException {
    wire.write(options.opening());
    if (!await(() -> options.agreed() || options.refused(), patience) || options.refused()) {
      throw new IOException("no agreement on RFC 2217");
    }
  }

  private void prepare(String address) throws IOException {
    boolean set =
        ask(ComPort.SET_DATASIZE, ComPort.SET_DATASIZE.with(DATA_BITS)) == DATA_BITS
            & ask(ComPort.SET_PARITY, ComPort.SET_PARITY.with(ComPort.NO_PARITY))
                == ComPort.NO_PARITY
            & ask(ComPort.SET_STOPSIZE, ComPort.SET_STOPSIZE.with(ComPort.ONE_STOP_BIT))
                == ComPort.ONE_STOP_BIT
            & ask(ComPort.SET_CONTROL, ComPort.SET_CONTROL.with(ComPort.NO_FLOW_CONTROL))
                == ComPort.NO_FLOW_CONTROL;
    if (!set || !baudRate(FIRST_RATE)) {
      throw Refusal.of("link.no-port-control", address);
    }
    wire.write(ComPort.SET_MODEMSTATE_MASK.with(0));
    findLines();
  }

  /**
   * Releases both lines. Behind a port that has none ser2net answers nothing at all, so another
   * answer tells how long theirs may take.
   */
  private void findLines() throws IOException {
    answers.clear();
    wire.write(lines(false, false));
    wire.write(ComPort.PURGE_DATA.with(ComPort.PURGE_RECEIVED));
    answers(ComPort.PURGE_DATA, 1);
    hasLines = await(() -> answersTo(ComPort.SET_CONTROL).size() >= 2, LINES_LATER);
    waiting.reset();
  }

  /** Sends a request and waits for its answer's value. */
  private long ask(ComPort request, byte[] frame) throws IOException {
    answers.clear();
    wire.write(frame);
    return answers(request, 1).getFirst();
  }

  private List<Long> answers(ComPort request, int count) throws IOException {
    if (!await(() -> answersTo(request).size() >= count, patience)) {
      throw new IOException("no answer to " + request);
    }
    return answersTo(request);
  }

  private List<Long> answersTo(ComPort request) {
    return answers.stream()
        .filter(answer -> request.answeredBy(answer[1] & 0xFF))
        .map(answer -> ComPort.number(Arrays.copyOfRange(answer, 2, Math.min(answer.length, 6))))
        .toList();
  }

  private boolean await(BooleanSupplier done, Duration patience) throws IOException {
    Deadline deadline = Deadline.after(patience);
    while (!done.getAsBoolean()) {
      if (deadline.passed()) {
        return false;
      }
      receive(deadline.left());
    }
    return true;
  }

  /** Takes what has come in, waiting for its first byte. */
  private void receive(Duration patience) throws IOException {
    int count = wire.read(chunk, patience);
    if (waiting.size() > MOST_WAITING) {
      // nobody reads: the station waits for an answer while the board floods the line
      waiting.reset();
    }
    telnet.take(chunk, count, waiting);
    byte[] replies = options.takeAnswers();
    if (replies.length > 0) {
      wire.write(replies);
    }
  }

  private final class Ear implements Telnet.Ear {
    @Override
    public void asked(int verb, int option) {
      options.asked(verb, option);
    }

    @Override
    public void told(byte[] subnegotiation) {
      if (subnegotiation.length < 2 || subnegotiation[0] != ComPort.OPTION) {
        return;
      }
      int command = subnegotiation[1] & 0xFF;
      if (command == ComPort.SUSPEND || command == ComPort.RESUME) {
        suspended = command == ComPort.SUSPEND;
      } else if (answers.size() < MOST_ANSWERS) {
        answers.add(subnegotiation);
      }
    }
  }

  @Override
  public int read(byte[] buffer, Duration patience) throws IOException {
    Deadline deadline = Deadline.after(patience);
    while (waiting.size() == 0) {
      Duration left = deadline.left();
      receive(left);
      if (left.isZero()) {
        break;
      }
    }
    byte[] all = waiting.toByteArray();
    int taken = Math.min(all.length, buffer.length);
    System.arraycopy(all, 0, buffer, 0, taken);
    waiting.reset();
    waiting.write(all, taken, all.length - taken);
    return taken;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    if (!await(() -> !suspended, WRITE_PATIENCE)) {
      throw new IOException("the server takes no more bytes");
    }
    wire.write(Telnet.escape(bytes));
  }

  @Override
  public void discardInput() throws IOException {
    ask(ComPort.PURGE_DATA, ComPort.PURGE_DATA.with(ComPort.PURGE_RECEIVED));
    // what came before the answer was sent before the purge
    waiting.reset();
  }

  @Override
  public boolean baudRate(int rate) throws IOException {
    return ask(ComPort.SET_BAUDRATE, ComPort.SET_BAUDRATE.withLong(rate)) == rate;
  }

  @Override
  public boolean controlLines(boolean dtr, boolean rts) throws IOException {
    if (!hasLines) {
      return false;
    }
    answers.clear();
    wire.write(lines(dtr, rts));
    return answers(ComPort.SET_CONTROL, 2)
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
    wire.close();
  }
}
