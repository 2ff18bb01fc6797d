package imprint.bench;

import imprint.esp.link.Link;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A server of RFC 2217 with a simulated board behind it, control lines included. Written for the
 * tests without any of our client's code.
 */
final class Rfc2217Board implements AutoCloseable {
  /** What it does not do as it should. */
  enum Mood {
    OBLIGING,
    NO_PORT_CONTROL,
    NO_BINARY,
    SEVEN_BITS,
    NO_SUCH_RATE,
    SILENT
  }

  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final SimulatedBoard board;
  private final Mood mood;
  private final List<Integer> rates = new ArrayList<>();
  private boolean dtr;
  private boolean rts;
  private boolean turned;

  Rfc2217Board(SimulatedBoard board, Mood mood) throws IOException {
    this.board = board;
    this.mood = mood;
    Thread.ofPlatform().daemon().start(this::serve);
  }

  String address() {
    return "rfc2217://127.0.0.1:" + server.getLocalPort();
  }

  synchronized List<Integer> rates() {
    return List.copyOf(rates);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept();
          Link link = board.open()) {
        socket.setTcpNoDelay(true);
        OutputStream out = socket.getOutputStream();
        Thread.ofPlatform().daemon().start(() -> answers(link, out));
        converse(link, new BufferedInputStream(socket.getInputStream()), out);
      } catch (IOException gone) {
        // the next one
      }
    }
  }

  private void answers(Link link, OutputStream out) {
    byte[] buffer = new byte[4096];
    try {
      while (true) {
        int count = link.read(buffer, Duration.ofSeconds(1));
        ByteArrayOutputStream escaped = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
          escaped.write(buffer[i]);
          if (buffer[i] == -1) {
            escaped.write(buffer[i]);
          }
        }
        send(out, escaped);
      }
    } catch (IOException gone) {
      // that client is gone
    }
  }

  private void converse(Link link, InputStream in, OutputStream out) throws IOException {
    ByteArrayOutputStream toBoard = new ByteArrayOutputStream();
    ByteArrayOutputStream back = new ByteArrayOutputStream();
    for (int next; (next = in.read()) >= 0; ) {
      if (next != 255) {
        toBoard.write(next);
      } else {
        command(link, in, toBoard, back);
      }
      if (in.available() == 0) {
        // EN rises slower than two requests of one piece follow each other
        if (turned) {
          link.controlLines(dtr, rts);
          turned = false;
        }
        link.write(toBoard.toByteArray());
        toBoard.reset();
        if (mood != Mood.SILENT) {
          send(out, back);
        }
        back.reset();
      }
    }
  }

  private static void send(OutputStream out, ByteArrayOutputStream bytes) throws IOException {
    synchronized (out) {
      out.write(bytes.toByteArray());
      out.flush();
    }
  }

  private void command(
      Link link, InputStream in, ByteArrayOutputStream toBoard, ByteArrayOutputStream back)
      throws IOException {
    int command = in.read();
    switch (command) {
      case 255 -> toBoard.write(255);
      case 251, 253 -> {
        int option = in.read();
        boolean has = option == 0 && mood != Mood.NO_BINARY;
        has |= option == 3 || (option == 44 && mood != Mood.NO_PORT_CONTROL);
        // WILL is answered by DO or DONT, DO by WILL or WONT
        int yes = command == 251 ? 253 : 251;
        back.writeBytes(new byte[] {-1, (byte) (has ? yes : yes + 1), (byte) option});
      }
      case 250 -> {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int next; (next = in.read()) != 255 || (next = in.read()) == 255; ) {
          content.write(next);
        }
        request(link, content.toByteArray(), back);
      }
      default -> in.read();
    }
  }

  private void request(Link link, byte[] content, ByteArrayOutputStream back) throws IOException {
    int value = content[2] & 0xFF;
    switch (content[1]) {
      case 1 -> rate(link, content);
      case 2 -> content[2] = (byte) (mood == Mood.SEVEN_BITS ? 7 : value);
      case 5 -> lines(value);
      case 12 -> link.discardInput();
      default -> {}
    }
    back.writeBytes(new byte[] {-1, -6, 44, (byte) (content[1] + 100)});
    for (int i = 2; i < content.length; i++) {
      back.write(content[i]);
      if (content[i] == -1) {
        back.write(content[i]);
      }
    }
    back.writeBytes(new byte[] {-1, -16});
  }

  private void rate(Link link, byte[] content) throws IOException {
    int wanted =
        (content[2] & 0xFF) << 24
            | (content[3] & 0xFF) << 16
            | (content[4] & 0xFF) << 8
            | (content[5] & 0xFF);
    if (mood == Mood.NO_SUCH_RATE && wanted > 115_200) {
      content[2] = content[3] = content[4] = content[5] = 0;
      return;
    }
    link.baudRate(wanted);
    synchronized (this) {
      rates.add(wanted);
    }
  }

  private void lines(int value) {
    turned |= value >= 8 && value <= 12;
    dtr = value == 8 || (dtr && value != 9);
    rts = value == 11 || (rts && value != 12);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
