package imprint.bench;

import imprint.esp.link.Link;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A simulated board at a TCP port, for one client at a time. */
public final class TcpBoard implements AutoCloseable {
  /** Serves a client until it is gone. */
  private interface Service {
    void serve(Socket client) throws IOException;
  }

  private final Service service;
  private final ServerSocket server;
  private volatile @Nullable Socket client;

  private TcpBoard(Service service, ServerSocket server) {
    this.service = service;
    this.server = server;
  }

  /**
   * Raw bytes. Such a connection has no control lines, so the board is put into its loader whenever
   * one comes.
   *
   * @param address port 0 for any that is free
   * @return the board stays the caller's
   * @throws Refusal sim.cannot-listen
   */
  public static TcpBoard raw(SimulatedBoard board, InetSocketAddress address) {
    return listen(
        address,
        client -> {
          board.pressReset(true);
          Link link = board.open(true, () -> {});
          Pump.carry(link, client.getInputStream(), client.getOutputStream(), client);
        });
  }

  /** As {@link #raw}, by RFC 2217: with the rate and the control lines of a serial port. */
  public static TcpBoard telnet(SimulatedBoard board, InetSocketAddress address) {
    return listen(
        address,
        client -> {
          try (Link link = board.open()) {
            new TelnetClient(link, client).converse();
          }
        });
  }

  private static TcpBoard listen(InetSocketAddress address, Service service) {
    try {
      ServerSocket server = new ServerSocket();
      server.bind(address, 1);
      TcpBoard served = new TcpBoard(service, server);
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
        service.serve(socket);
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
