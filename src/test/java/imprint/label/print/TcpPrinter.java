package imprint.label.print;

import imprint.label.ZplPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A printer behind a socket: takes ZPL, burns it, and says how it is as its {@link Manners} are.
 */
public final class TcpPrinter implements AutoCloseable {
  static final HostStatus READY = new HostStatus(false, false, 0, false, false, false, false, 0);

  /** What one says that has nothing left and nothing in its way. */
  public static String ready() {
    return answer(READY);
  }

  /** What one says that is out of paper. */
  public static String paperOut() {
    return answer(new HostStatus(true, false, 0, false, false, false, false, 0));
  }

  /** One that always says that it has nothing left. */
  public static TcpPrinter obliging() throws IOException {
    String ready = ready();
    return new TcpPrinter((question, labels) -> ready);
  }

  /** One that is out of paper. */
  public static TcpPrinter empty() throws IOException {
    String empty = paperOut();
    return new TcpPrinter((question, labels) -> empty);
  }

  /** One that is ready, and falls silent with the first label. */
  public static TcpPrinter fallingSilent() throws IOException {
    String ready = ready();
    return new TcpPrinter((question, labels) -> labels == 0 ? ready : null);
  }

  /** How it behaves; the number counts from 1 on. */
  public interface Manners {
    /** What it says to the question; null closes the connection, empty says nothing. */
    @Nullable String answer(int question, int labels);

    /** Bytes that it takes before it takes no more, or closes where {@link #closes}. */
    default int takes() {
      return Integer.MAX_VALUE;
    }

    default boolean closes() {
      return false;
    }
  }

  private final ServerSocket server;
  private final Manners manners;
  private final List<boolean[][]> printed = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Semaphore ended = new Semaphore(0);
  private final ByteArrayOutputStream zpl = new ByteArrayOutputStream();
  private int questions;
  private int labels;
  private int taken;

  public TcpPrinter(Manners manners) throws IOException {
    this.manners = manners;
    server = new ServerSocket();
    server.setReceiveBufferSize(4096);
    server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofPlatform().daemon().start(this::serve);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** What it printed until the connection ended. */
  public List<boolean[][]> printed() throws InterruptedException {
    return printed(1);
  }

  /** What it printed until that many connections ended, one after another. */
  public List<boolean[][]> printed(int connections) throws InterruptedException {
    if (!ended.tryAcquire(connections, 60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the connection does not end");
    }
    ended.release(connections);
    return printed;
  }

  static String answer(HostStatus s) {
    return HostStatusTest.framed(
        "030,%d,%d,0200,%03d,0,0,%d,000,0,0,%d"
            .formatted(
                one(s.paperOut()), one(s.paused()), s.formats(), one(s.partial()), one(s.tooHot())),
        "000,0,%d,%d,1,2,4,0,%08d,1,000"
            .formatted(one(s.headOpen()), one(s.ribbonOut()), s.remaining()),
        "1234,0");
  }

  private static int one(boolean flag) {
    return flag ? 1 : 0;
  }

  private void serve() {
    while (!server.isClosed()) {
      serveOne();
    }
  }

  private void serveOne() {
    try (Socket socket = server.accept()) {
      zpl.reset();
      InputStream in = socket.getInputStream();
      while (taken < manners.takes()) {
        int next = in.read();
        if (next < 0) {
          return;
        }
        taken++;
        zpl.write(next);
        if (!take(socket.getOutputStream())) {
          return;
        }
      }
      if (!manners.closes()) {
        over.await();
      }
    } catch (IOException | InterruptedException gone) {
      // the other side is done with it
    } finally {
      ended.release();
    }
  }

  private boolean take(OutputStream out) throws IOException {
    String so = zpl.toString(StandardCharsets.US_ASCII);
    if (so.endsWith("~HS")) {
      cut(3);
      String answer = manners.answer(++questions, labels);
      if (answer == null) {
        return false;
      }
      out.write(HostStatusTest.bytes(answer));
      out.flush();
    } else if (so.endsWith("^XZ")) {
      labels++;
      printed.addAll(
          new ZplPrinter(
                  (text, level, mask) -> {
                    throw new IllegalStateException("dots only");
                  })
              .print(zpl.toByteArray())
              .printed());
      cut(zpl.size());
    }
    return true;
  }

  private void cut(int count) {
    byte[] rest = zpl.toByteArray();
    zpl.reset();
    zpl.write(rest, 0, rest.length - count);
  }

  @Override
  public void close() throws IOException {
    over.countDown();
    server.close();
  }
}
