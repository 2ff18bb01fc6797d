package imprint.label.print;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A raw connection, usually to port 9100. Java's streams have no limit for writing; a channel has.
 */
final class TcpWire implements Wire {
  private static final int MOST = 1024;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;

  private TcpWire(SocketChannel channel, Selector selector) throws IOException {
    this.channel = channel;
    this.selector = selector;
    channel.configureBlocking(false);
    key = channel.register(selector, SelectionKey.OP_CONNECT);
  }

  static Wire open(String host, int port, Duration within) throws IOException {
    long end = System.nanoTime() + within.toNanos();
    InetSocketAddress address = resolved(host, port, within);
    TcpWire wire = new TcpWire(SocketChannel.open(), Selector.open());
    try {
      if (!wire.channel.connect(address)) {
        wire.ready(SelectionKey.OP_CONNECT, Duration.ofNanos(end - System.nanoTime()));
        if (!wire.channel.finishConnect()) {
          throw new IOException("no connection within the time");
        }
      }
      return wire;
    } catch (IOException | RuntimeException failed) {
      wire.abort();
      throw failed;
    }
  }

  /** A name server that is away takes its time, and Java cannot be told how long. */
  private static InetSocketAddress resolved(String host, int port, Duration within)
      throws IOException {
    CompletableFuture<InetSocketAddress> asked = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> asked.complete(new InetSocketAddress(host, port)));
    try {
      InetSocketAddress address = asked.get(within.toMillis(), TimeUnit.MILLISECONDS);
      if (address.isUnresolved()) {
        throw new UnknownHostException(host);
      }
      return address;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    } catch (ExecutionException | TimeoutException unknown) {
      throw new IOException(unknown);
    }
  }

  @Override
  public int send(byte[] bytes, int from, Duration within) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes, from, bytes.length - from);
    int sent = channel.write(rest);
    if (sent == 0 && ready(SelectionKey.OP_WRITE, within)) {
      sent = channel.write(rest);
    }
    return sent;
  }

  @Override
  public byte[] receive(Duration within) throws IOException {
    ByteBuffer heard = ByteBuffer.allocate(MOST);
    int count = channel.read(heard);
    if (count == 0 && ready(SelectionKey.OP_READ, within)) {
      count = channel.read(heard);
    }
    if (count < 0) {
      throw new EOFException();
    }
    return Arrays.copyOf(heard.array(), heard.position());
  }

  private boolean ready(int operation, Duration within) throws IOException {
    if (within.toNanos() <= 0) {
      return false;
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException();
    }
    key.interestOps(operation);
    int ready = selector.select(Math.max(1, within.toMillis()));
    selector.selectedKeys().clear();
    return ready > 0;
  }

  @Override
  public void abort() {
    try (selector;
        channel) {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException gone) {
      // then there is nothing to drop
    }
  }

  @Override
  public void close() throws IOException {
    try (selector;
        channel) {
      if (channel.isConnected()) {
        channel.shutdownOutput();
      }
    }
  }
}
