package imprint.bench;

import imprint.esp.link.Link;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;

/** One client of a {@link TcpBoard}: bytes, and telnet's COM port option (RFC 2217). */
final class TelnetClient {
  private static final int IAC = 255;
  private static final int DONT = 254;
  private static final int DO = 253;
  private static final int WONT = 252;
  private static final int WILL = 251;
  private static final int SB = 250;
  private static final int SE = 240;

  private static final int BINARY = 0;
  private static final int NO_GO_AHEAD = 3;
  private static final int COM_PORT = 44;

  private static final int SET_BAUDRATE = 1;
  private static final int SET_CONTROL = 5;
  private static final int PURGE_DATA = 12;

  /** A server's answer has the number of the request, and this more. */
  private static final int ANSWER = 100;

  /** No request is as long as this. */
  private static final int LONGEST = 64;

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final Link link;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final ByteArrayOutputStream toBoard = new ByteArrayOutputStream();
  private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
  private boolean dtr;
  private boolean rts;
  private boolean turned;

  TelnetClient(Link link, Socket socket) throws IOException {
    this.link = link;
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** Serves it until it or the board is gone. */
  void converse() throws IOException {
    Thread fromBoard = Thread.ofVirtual().start(this::carry);
    try {
      for (int next; (next = in.read()) >= 0; ) {
        if (next == IAC) {
          command(read());
        } else {
          toBoard.write(next);
        }
        if (in.available() == 0) {
          settle();
        }
      }
    } finally {
      fromBoard.interrupt();
    }
  }

  private int read() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException();
    }
    return next;
  }

  /** Does what one piece asked for; both lines turn at once where they came in one. */
  private void settle() throws IOException {
    if (turned) {
      link.controlLines(dtr, rts);
      turned = false;
    }
    send();
    answer(answers.toByteArray());
    answers.reset();
  }

  private void send() throws IOException {
    if (toBoard.size() > 0) {
      link.write(toBoard.toByteArray());
      toBoard.reset();
    }
  }

  private void command(int verb) throws IOException {
    switch (verb) {
      case IAC -> toBoard.write(IAC);
      case WILL -> agree(DO, DONT);
      case DO -> agree(WILL, WONT);
      case WONT, DONT -> read();
      case SB -> subnegotiation();
      default -> {}
    }
  }

  private void agree(int yes, int no) throws IOException {
    int option = read();
    boolean known = option == BINARY || option == NO_GO_AHEAD || option == COM_PORT;
    answers.writeBytes(new byte[] {(byte) IAC, (byte) (known ? yes : no), (byte) option});
  }

  private void subnegotiation() throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (int next = read(); ; next = read()) {
      if (next == IAC) {
        next = read();
        if (next == SE) {
          break;
        }
      }
      content.write(next);
      if (content.size() > LONGEST) {
        throw new IOException("no request is so long");
      }
    }
    if (content.size() > 2 && content.toByteArray()[0] == COM_PORT) {
      request(content.toByteArray());
    }
  }

  private void request(byte[] content) throws IOException {
    int value = content[2] & 0xFF;
    // what came before it goes out as it was before it
    send();
    switch (content[1]) {
      case SET_BAUDRATE -> rate(content);
      case SET_CONTROL -> lines(value);
      case PURGE_DATA -> link.discardInput();
      default -> {}
    }
    answers.writeBytes(new byte[] {(byte) IAC, (byte) SB, COM_PORT, (byte) (content[1] + ANSWER)});
    escape(content, 2, content.length, answers);
    answers.writeBytes(new byte[] {(byte) IAC, (byte) SE});
  }

  private void rate(byte[] content) throws IOException {
    int rate = content.length >= 6 ? ByteBuffer.wrap(content).getInt(2) : 0;
    if (rate > 0) {
      link.baudRate(rate);
    }
  }

  private void lines(int value) {
    turned |= value >= 8 && value <= 12;
    dtr = value == 8 || (dtr && value != 9);
    rts = value == 11 || (rts && value != 12);
  }

  private void carry() {
    byte[] buffer = new byte[4096];
    try {
      while (true) {
        int count = link.read(buffer, LOOK_AGAIN);
        ByteArrayOutputStream escaped = new ByteArrayOutputStream();
        escape(buffer, 0, count, escaped);
        answer(escaped.toByteArray());
      }
    } catch (IOException gone) {
      Pump.closeQuietly(socket);
    }
  }

  private void answer(byte[] bytes) throws IOException {
    synchronized (out) {
      out.write(bytes);
      out.flush();
    }
  }

  private static void escape(byte[] bytes, int from, int to, ByteArrayOutputStream into) {
    for (int i = from; i < to; i++) {
      into.write(bytes[i]);
      if ((bytes[i] & 0xFF) == IAC) {
        into.write(IAC);
      }
    }
  }
}
