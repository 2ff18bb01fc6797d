package imprint.esp.link;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** A TCP connection on which nothing takes longer than it may, writing included. */
final class TcpConnection implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final Duration writePatience;

  private TcpConnection(SocketChannel channel, Selector selector, Duration writePatience)
      throws IOException {
    this.channel = channel;
    this.selector = selector;
    this.writePatience = writePatience;
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    this.key = channel.register(selector, SelectionKey.OP_READ);
  }

  /**
   * Connects to {@code scheme://host:port}.
   *
   * @param writePatience for one write, however slowly the other side takes it
   * @throws Refusal link.address-wrong, link.unreachable
   */
  static TcpConnection open(String address, Duration writePatience) {
    InetSocketAddress server = server(address);
    SocketChannel channel = null;
    try {
      channel = SocketChannel.open();
      channel.socket().connect(server, (int) CONNECT.toMillis());
      return new TcpConnection(channel, Selector.open(), writePatience);
    } catch (IOException e) {
      closeQuietly(channel);
      throw new Refusal(Finding.error("link.unreachable", address), e);
    }
  }

  private static InetSocketAddress server(String address) {
    String scheme = address.substring(0, address.indexOf("://"));
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new Refusal(Finding.error("link.address-wrong", address, scheme), e);
    }
    if (uri.getHost() == null || uri.getPort() < 1 || uri.getPort() > 0xFFFF) {
      throw Refusal.of("link.address-wrong", address, scheme);
    }
    InetSocketAddress server = new InetSocketAddress(uri.getHost(), uri.getPort());
    if (server.isUnresolved()) {
      throw Refusal.of("link.unreachable", address);
    }
    return server;
  }

  /** As {@link Link#read}. */
  int read(byte[] buffer, Duration patience) throws IOException {
    Deadline deadline = Deadline.after(patience);
    while (true) {
      int count = channel.read(ByteBuffer.wrap(buffer));
      if (count < 0) {
        throw new EOFException("the connection was closed by the other side");
      }
      if (count > 0 || !ready(SelectionKey.OP_READ, deadline)) {
        return count;
      }
    }
  }

  /** As {@link Link#write}. */
  void write(byte[] bytes) throws IOException {
    Deadline deadline = Deadline.after(writePatience);
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
      if (left.hasRemaining() && !ready(SelectionKey.OP_WRITE, deadline)) {
        throw new IOException("the other side takes no more bytes");
      }
    }
  }

  /** Waits until the channel can do it; false when the time was up before. */
  private boolean ready(int operation, Deadline deadline) throws IOException {
    Duration left = deadline.left();
    if (left.isZero()) {
      return false;
    }
    try {
      key.interestOps(operation);
      // 0 would mean "for ever"
      selector.select(Math.max(1, left.toMillis()));
      selector.selectedKeys().clear();
    } catch (ClosedSelectorException | CancelledKeyException closed) {
      throw new IOException("the connection is closed", closed);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new IOException("interrupted");
    }
    return true;
  }

  @Override
  public void close() {
    closeQuietly(channel);
    closeQuietly(selector);
  }

  private static void closeQuietly(java.io.@org.jspecify.annotations.Nullable Closeable ends) {
    if (ends != null) {
      try {
        ends.close();
      } catch (IOException nothingLeftToDo) {
        // the connection is gone either way
      }
    }
  }
}
