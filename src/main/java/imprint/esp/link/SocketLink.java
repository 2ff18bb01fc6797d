package imprint.esp.link;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;

/** A raw TCP connection to a serial server: bytes only, no rate and no control lines. */
public final class SocketLink implements Link {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final Socket socket;

  private SocketLink(Socket socket) {
    this.socket = socket;
  }

  /**
   * Connects to {@code socket://host:port}.
   *
   * @throws Refusal link.address-wrong, link.unreachable
   */
  public static SocketLink open(String address) {
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new Refusal(Finding.error("link.address-wrong", address), e);
    }
    if (uri.getHost() == null || uri.getPort() < 1 || uri.getPort() > 0xFFFF) {
      throw Refusal.of("link.address-wrong", address);
    }
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), (int) CONNECT.toMillis());
      return new SocketLink(socket);
    } catch (IOException e) {
      closeQuietly(socket);
      throw new Refusal(Finding.error("link.unreachable", address), e);
    }
  }

  @Override
  public int read(byte[] buffer, Duration patience) throws IOException {
    // 0 would mean "for ever"
    socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
    try {
      int count = socket.getInputStream().read(buffer);
      if (count < 0) {
        throw new EOFException("the connection was closed by the other side");
      }
      return count;
    } catch (SocketTimeoutException timeUp) {
      return 0;
    }
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  @Override
  public void discardInput() throws IOException {
    // once: a peer that floods the line is not to be waited for
    socket.getInputStream().skipNBytes(socket.getInputStream().available());
  }

  @Override
  public Bridge bridge() {
    return Bridge.NETWORK;
  }

  @Override
  public boolean baudRate(int rate) {
    return false;
  }

  @Override
  public boolean controlLines(boolean dtr, boolean rts) {
    return false;
  }

  @Override
  public void close() {
    closeQuietly(socket);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException nothingLeftToDo) {
      // the connection is gone either way
    }
  }
}
