package imprint.ledger;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The cable between a station and its server, which can be cut at a statement that the station
 * sends. It is whole again afterwards, unless it is pulled out.
 */
public final class CuttingCable implements AutoCloseable {
  /** Where it is cut. */
  public enum Cut {
    /** The server never hears of it. */
    BEFORE,
    /** The server does it, and its answer is lost. */
    ANSWER,
    /** The server hears of it, and the cable is cut at once: it may have done it, or not. */
    AT_ONCE
  }

  private record Knife(String statement, Cut cut, boolean pull) {}

  private final ServerSocket listener;
  private final int server;
  private final AtomicReference<@Nullable Knife> knife = new AtomicReference<>();
  private final List<Socket> sockets = new ArrayList<>();

  /**
   * Guarded by the sockets: whoever is on the way in while it is pulled out does not get through.
   */
  private boolean out;

  public CuttingCable(int server) throws IOException {
    this.server = server;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Cuts it when the station next sends something with that word in it, once. */
  public void cutAt(String statement, Cut cut) {
    knife.set(new Knife(statement, cut, false));
  }

  /** As the other, and then nobody comes through any more. */
  public void pullAt(String statement, Cut cut) {
    knife.set(new Knife(statement, cut, true));
  }

  /** Whether what was to be cut was cut. */
  boolean wasCut() {
    return knife.get() == null;
  }

  /** Nobody comes through any more, and whoever is through is cut off. */
  public void pullOut() throws IOException {
    pullOutAllBut();
  }

  public void plugIn() {
    synchronized (sockets) {
      out = false;
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket station = listener.accept();
        Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
        // a statement is several messages, each passed on by itself: none waits for the next
        station.setTcpNoDelay(true);
        there.setTcpNoDelay(true);
        synchronized (sockets) {
          if (out) {
            station.close();
            there.close();
            continue;
          }
          sockets.add(station);
          sockets.add(there);
        }
        Thread.ofPlatform().daemon().start(() -> toServer(station, there));
        Thread.ofPlatform().daemon().start(() -> copy(there, station));
      } catch (IOException closed) {
        // the next one, or the end
      }
    }
  }

  private void toServer(Socket station, Socket there) {
    try (station;
        there) {
      Sent sent = new Sent(new DataInputStream(new BufferedInputStream(station.getInputStream())));
      OutputStream out = new BufferedOutputStream(there.getOutputStream());
      while (true) {
        byte[] message = sent.next();
        Knife now = knife.get();
        if (now != null
            && sent.text().contains(now.statement())
            && knife.compareAndSet(now, null)) {
          cut(now, sent, message, station, there, out);
          return;
        }
        out.write(message);
        out.flush();
      }
    } catch (IOException closed) {
      // that is what it is for
    }
  }

  private void cut(
      Knife now, Sent sent, byte[] first, Socket station, Socket there, OutputStream out)
      throws IOException {
    if (now.pull()) {
      pullOutAllBut(station, there);
    }
    if (now.cut() == Cut.BEFORE) {
      return;
    }
    // nothing that comes from here on reaches the station, however quick the server is
    station.shutdownOutput();
    out.write(first);
    while (!sent.complete()) {
      out.write(sent.next());
    }
    out.flush();
    if (now.cut() == Cut.ANSWER) {
      // the server closes its end when it has done all that was sent
      there.shutdownOutput();
      there.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
  }

  private void pullOutAllBut(Socket... kept) throws IOException {
    synchronized (sockets) {
      out = true;
      closeAllBut(kept);
    }
  }

  private void closeAllBut(Socket... kept) throws IOException {
    synchronized (sockets) {
      for (Socket socket : sockets) {
        if (!List.of(kept).contains(socket)) {
          socket.close();
        }
      }
    }
  }

  /**
   * What a station sends, message by message
   * (postgresql.org/docs/current/protocol-message-formats): a statement is sent once by its text,
   * and later by its name.
   */
  private static final class Sent {
    private final DataInputStream in;
    private final Map<String, String> named = new HashMap<>();
    private String text = "";
    private int type;
    private boolean begun;

    Sent(DataInputStream in) {
      this.in = in;
    }

    byte[] next() throws IOException {
      type = begun ? in.readUnsignedByte() : 0;
      int length = in.readInt();
      ByteBuffer message = ByteBuffer.allocate(length + 1);
      message.put((byte) type).putInt(length);
      in.readFully(message.array(), 5, length - 4);
      String[] words =
          new String(message.array(), 5, length - 4, StandardCharsets.UTF_8).split("\0", -1);
      text =
          switch (type) {
            case 'P' -> {
              named.put(words[0], words[1]);
              yield words[1];
            }
            case 'B' -> named.getOrDefault(words[1], "");
            case 'Q' -> words[0];
            default -> "";
          };
      byte[] bytes = message.array();
      if (!begun) {
        // the first message has no type
        begun = true;
        return Arrays.copyOfRange(bytes, 1, bytes.length);
      }
      return bytes;
    }

    String text() {
      return text;
    }

    /** The server answers what was sent up to here. */
    boolean complete() {
      return type == 'S' || type == 'Q';
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException closed) {
      // that is what it is for
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      closeAllBut();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
