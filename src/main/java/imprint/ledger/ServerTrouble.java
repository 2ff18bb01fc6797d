package imprint.ledger;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;

/**
 * What is wrong with a server, by SQLSTATE (postgresql.org/docs/current/errcodes-appendix.html).
 */
final class ServerTrouble {
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("28P01", "ledger.server-refused-login"),
          Map.entry("28000", "ledger.server-refused-login"),
          // the driver's own: it has no password, or the server speaks no TLS
          Map.entry("08004", "ledger.server-refused-login"),
          Map.entry("3D000", "ledger.no-such-database"),
          Map.entry("42501", "ledger.server-not-permitted"),
          Map.entry("25006", "ledger.server-only-reads"),
          Map.entry("53100", "ledger.server-disk-full"),
          Map.entry("53300", "ledger.server-full"),
          Map.entry("55P03", "ledger.server-busy"),
          Map.entry("XX001", "ledger.server-damaged"),
          Map.entry("XX002", "ledger.server-damaged"));

  /** The server ended the session, or has not begun to take any. */
  private static final Set<String> ENDED =
      Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25P04");

  /** The server undid it and asks for it to be done again. */
  private static final Set<String> AGAIN = Set.of("40001", "40P01");

  private ServerTrouble() {}

  /** The connection is gone, or there was none: on another one it may work. */
  static boolean lost(RuntimeException e) {
    return Database.cause(e)
        .filter(sql -> code(sql).isEmpty())
        .filter(sql -> away(sql) || AGAIN.contains(state(sql)))
        .isPresent();
  }

  /** As a refusal, where the database said something. */
  static RuntimeException told(ServerPlace place, RuntimeException e) {
    return Database.cause(e).<RuntimeException>map(sql -> refusal(place, sql)).orElse(e);
  }

  static Refusal refusal(ServerPlace place, SQLException e) {
    Finding finding =
        code(e)
            .map(code -> Finding.error(code, place, place.user()))
            .orElseGet(() -> other(place, e));
    return new Refusal(finding, e);
  }

  /** Nobody knows whether the last write was recorded, and nobody is there to ask. */
  static Refusal unsure(ServerPlace place, Refusal cause) {
    return new Refusal(Finding.error("ledger.server-unsure", place), cause);
  }

  private static Optional<String> code(SQLException e) {
    if (e instanceof Database.Unreadable) {
      return Optional.of("ledger.server-damaged");
    }
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof SSLHandshakeException || t instanceof CertificateException) {
        return Optional.of("ledger.server-not-trusted");
      }
    }
    return Optional.ofNullable(CODES.get(state(e)));
  }

  private static Finding other(ServerPlace place, SQLException e) {
    return away(e)
        ? Finding.error("ledger.server-away", place)
        : Finding.error("ledger.server-failed", place, state(e));
  }

  /** Also when the pool had none to give in time, which then is the reason. */
  private static boolean away(SQLException e) {
    String state = state(e);
    return e instanceof SQLTransientConnectionException
        || state.startsWith("08")
        || ENDED.contains(state);
  }

  private static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }
}
