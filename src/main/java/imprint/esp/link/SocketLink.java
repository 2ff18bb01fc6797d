package imprint.esp.link;

import imprint.finding.Refusal;
import java.io.IOException;
import java.time.Duration;

/** A raw TCP connection to a serial server: bytes only, no rate and no control lines. */
public final class SocketLink implements Link {
  private static final Duration WRITE_PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_DISCARDED = 64 * 1024;

  private final TcpConnection wire;

  private SocketLink(TcpConnection wire) {
    this.wire = wire;
  }

  /**
   * Connects to {@code socket://host:port}.
   *
   * @throws Refusal link.address-wrong, link.unreachable
   */
  public static SocketLink open(String address) {
    return open(address, WRITE_PATIENCE);
  }

  static SocketLink open(String address, Duration writePatience) {
    return new SocketLink(TcpConnection.open(address, writePatience));
  }

  @Override
  public int read(byte[] buffer, Duration patience) throws IOException {
    return wire.read(buffer, patience);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    wire.write(bytes);
  }

  @Override
  public void discardInput() throws IOException {
    // no more than this: a peer that floods the line is not to be waited for
    wire.read(new byte[MOST_DISCARDED], Duration.ZERO);
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
    wire.close();
  }
}
