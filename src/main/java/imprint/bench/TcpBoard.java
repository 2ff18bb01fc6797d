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
 * A simulated board at a TCP port: raw bytes, one client at a time. A connection has no control
 * lines, so the board is put into its loader whenever one comes.
 */
public final class TcpBoard implements AutoCloseable {
  private final SimulatedBoard board;
  private final ServerSocket server;
  private volatile @Nullable Socket client;

  private TcpBoard(SimulatedBoard board, ServerSocket server) {
    this.board = board;
    this.server = server;
  }

  /**
   * Listens at {@code address}, port 0 for any that is free. The board stays the caller's.
   *
   * @throws Refusal sim.cannot-listen
   */
  public static TcpBoard listen(SimulatedBoard board, InetSocketAddress address) {
    try {
      ServerSocket server = new ServerSocket();
      server.bind(address, 1);
      TcpBoard served = new TcpBoard(board, server);
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
      try (Socket socket = server.accept()) {
        client = socket;
        socket.setTcpNoDelay(true);
        board.pressReset(true);
        Link link = board.open(true, () -> {});
        Pump.carry(link, socket.getInputStream(), socket.getOutputStream(), socket);
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
