package imprint.esp.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The conversation with a server of RFC 2217: agreement, requests and their answers, and the
 * board's bytes in between.
 */
final class ComPortTalk implements AutoCloseable {
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

  /**
   * @param patience for each answer
   */
  ComPortTalk(TcpConnection wire, Duration patience) {
    this.wire = wire;
    this.patience = patience;
  }

  /** Agrees on the option; fails where the server will not. */
  void agree() throws IOException {
    wire.write(options.opening());
    if (!await(() -> options.agreed() || options.refused(), patience) || options.refused()) {
      throw new IOException("no agreement on RFC 2217");
    }
  }

  /** Sends a request and waits for its answer's value. */
  long ask(ComPort request, byte[] frame) throws IOException {
    return ask(request, frame, 1).getFirst();
  }

  /** Sends {@code frames} and waits for {@code count} answers to {@code request}. */
  List<Long> ask(ComPort request, byte[] frames, int count) throws IOException {
    answers.clear();
    wire.write(frames);
    if (!await(() -> answersTo(request).size() >= count, patience)) {
      throw new IOException("no answer to " + request);
    }
    return answersTo(request);
  }

  /** Whether there are {@code count} answers to {@code request} since the last one was sent. */
  boolean answered(ComPort request, int count, Duration within) throws IOException {
    return await(() -> answersTo(request).size() >= count, within);
  }

  private List<Long> answersTo(ComPort request) {
    return answers.stream()
        .filter(answer -> request.answeredBy(answer[1] & 0xFF))
        .map(answer -> ComPort.number(Arrays.copyOfRange(answer, 2, Math.min(answer.length, 6))))
        .toList();
  }

  private boolean await(BooleanSupplier done, Duration within) throws IOException {
    Deadline deadline = Deadline.after(within);
    while (!done.getAsBoolean()) {
      if (deadline.passed()) {
        return false;
      }
      receive(deadline.left());
    }
    return true;
  }

  /** Takes what has come in, waiting for its first byte. */
  private void receive(Duration within) throws IOException {
    int count = wire.read(chunk, within);
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

  /** The board's bytes, as {@link Link#read}. */
  int read(byte[] buffer, Duration within) throws IOException {
    Deadline deadline = Deadline.after(within);
    boolean last = false;
    while (waiting.size() == 0 && !last) {
      Duration left = deadline.left();
      last = left.isZero();
      receive(left);
    }
    byte[] all = waiting.toByteArray();
    int taken = Math.min(all.length, buffer.length);
    System.arraycopy(all, 0, buffer, 0, taken);
    waiting.reset();
    waiting.write(all, taken, all.length - taken);
    return taken;
  }

  /** Bytes for the board; waits while the server has asked for silence. */
  void write(byte[] bytes, Duration within) throws IOException {
    if (!await(() -> !suspended, within)) {
      throw new IOException("the server takes no more bytes");
    }
    wire.write(Telnet.escape(bytes));
  }

  /** Sends what is not waited for. */
  void tell(byte[] frame) throws IOException {
    wire.write(frame);
  }

  /** Forgets the board's bytes that have come in. */
  void forget() {
    waiting.reset();
  }

  @Override
  public void close() {
    wire.close();
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
}
