package imprint.bench;

import imprint.esp.link.Link;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * A simulated board behind a server of RFC 2217: a TCP port with the rate and the control lines of
 * a serial one, for a client at a time.
 */
public final class TelnetBoard implements AutoCloseable {
  private final SimulatedBoard board;
  private final ServerSocket server;
  private volatile @Nullable Socket client;

  private TelnetBoard(SimulatedBoard board, ServerSocket server) {
    this.board = board;
    this.server = server;
  }

  /**
   * Listens at {@code address}, port 0 for any that is free. The board stays the caller's.
   *
   * @throws Refusal sim.cannot-listen
   */
  public static TelnetBoard listen(SimulatedBoard board, InetSocketAddress address) {
    try {
      ServerSocket server = new ServerSocket();
      server.bind(address, 1);
      TelnetBoard served = new TelnetBoard(board, server);
      Thread.ofVirtual().name("board at port " + served.port()).start(served::serve);
      return served;
    } catch (IOException e) {
      throw new Refusal(Finding.error("sim.cannot-listen", address), e);
    }
  }

  /** The TCP port. */
  public int port() {
    return server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept();
          Link link = board.open()) {
        client = socket;
        socket.setTcpNoDelay(true);
        new TelnetClient(link, socket).converse();
      } catch (IOException | Refusal gone) {
        // that client is gone, or the server is being closed; the loop's condition tells
      }
    }
  }

  /** Ends the connection and stops listening; the board goes on. */
  @Override
  public void close() {
    Pump.closeQuietly(server);
    Socket connected = client;
    if (connected != null) {
      Pump.closeQuietly(connected);
    }
  }
}
