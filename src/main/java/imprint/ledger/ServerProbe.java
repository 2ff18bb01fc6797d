package imprint.ledger;

import imprint.finding.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/** Whether a server answers, found out in a moment: a person waits for it before a board. */
public final class ServerProbe {
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private static final Set<String> AWAY = Set.of("ledger.server-away", "ledger.server-unsure");

  private ServerProbe() {}

  /**
   * Returns if the server answers, or if the ledger is a file.
   *
   * @throws Refusal ledger.server-away, and what else the server says
   */
  public static void ask(Access access) {
    switch (Place.of(access.urlOrFile())) {
      case FilePlace _ -> {}
      case ServerPlace place -> {
        PGSimpleDataSource source = ServerPool.source(place, access.password(), MOMENT);
        source.setConnectTimeout((int) MOMENT.toSeconds());
        source.setLoginTimeout((int) MOMENT.toSeconds());
        try (Connection connection = source.getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("select 1");
        } catch (SQLException e) {
          throw ServerTrouble.refusal(place, e);
        }
      }
    }
  }

  /** Whether that says that the server is away, and not that something is wrong with it. */
  public static boolean away(Refusal refusal) {
    return AWAY.contains(refusal.finding().code());
  }
}
