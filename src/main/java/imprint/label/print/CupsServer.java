package imprint.label.print;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the queues of this computer are asked over IPP. */
final class CupsServer {
  /** The variable by which the programs of CUPS, too, are sent to another server. */
  static final String NAME = "CUPS_SERVER";

  private static final String USUAL = "localhost";

  private CupsServer() {}

  /**
   * Where a queue is asked.
   *
   * @param server as {@code host} or {@code host:port}; null or empty for this computer
   * @return empty where the server is reached by a socket or is told in other words: its own
   *     programs understand them
   */
  static Optional<Way.Ipp> queue(@Nullable String server, String queue) {
    String host = server == null || server.isBlank() ? USUAL : server;
    return Way.parse("ipp://" + host + Way.Ipp.QUEUES + queue)
        .filter(Way.Ipp.class::isInstance)
        .map(Way.Ipp.class::cast);
  }
}
