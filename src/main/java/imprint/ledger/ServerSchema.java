package imprint.ledger;

import com.zaxxer.hikari.HikariDataSource;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.secret.Secret;
import java.time.Duration;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;

/** Makes a new ledger's tables on a server, and tells a ledger's database from any other. */
final class ServerSchema {
  private static final String ENGINE = "postgresql";

  /** The first that can tell which transaction it is in (pg_current_xact_id_if_assigned). */
  private static final int OLDEST = 13;

  private static final String HAS_A_LEDGER =
      "select count(*) from pg_class where relnamespace = current_schema()::regnamespace"
          + " and relkind = 'r' and relname in ('flyway_schema_history', 'last_write', 'event')";

  /** The list of migrations comes first, while another station is making the tables. */
  private static final String HAS_ANYTHING =
      "select count(*) from pg_class where relnamespace = current_schema()::regnamespace"
          + " and relkind in ('r', 'v', 'p') and relname <> 'flyway_schema_history'";

  private ServerSchema() {}

  /**
   * Connects, and refuses whatever this program cannot keep its records in before anything is
   * written to it.
   *
   * @param make in an empty database the tables are made; else it is refused
   * @throws Refusal ledger.no-ledger-in-database, ledger.database-of-another, ledger.server-newer,
   *     ledger.server-older, ledger.server-too-old, and those of {@link ServerPool#open}
   */
  static ServerDatabase checked(
      ServerPlace place, Optional<Secret> password, Duration toConnect, boolean make) {
    HikariDataSource pool = ServerPool.open(place, password, toConnect);
    ServerDatabase database = new ServerDatabase(place, pool);
    try {
      refuseOldServer(database, place);
      if (!present(database, place)) {
        if (!make) {
          throw Refusal.of("ledger.no-ledger-in-database", place);
        }
        migrate(place, password, "ledger.server-not-permitted");
      }
      int version = database.read(Schema::version);
      if (version > Schema.VERSION) {
        throw Refusal.of("ledger.server-newer", place);
      }
      if (version < Schema.VERSION) {
        migrate(place, password, "ledger.server-older");
      }
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static void refuseOldServer(ServerDatabase database, ServerPlace place) {
    int version =
        database.read(
            h -> Schema.number(h, "select current_setting('server_version_num')::int / 10000"));
    if (version < OLDEST) {
      throw Refusal.of("ledger.server-too-old", place, version, OLDEST);
    }
  }

  private static boolean present(ServerDatabase database, ServerPlace place) {
    if (database.read(h -> Schema.number(h, "select count(current_schema())")) == 0) {
      throw Refusal.of("ledger.server-not-permitted", place, place.user());
    }
    int tables = database.read(h -> Schema.number(h, HAS_A_LEDGER));
    if (tables == 3) {
      return true;
    }
    if (database.read(h -> Schema.number(h, HAS_ANYTHING)) > 0) {
      throw Refusal.of("ledger.database-of-another", place);
    }
    return false;
  }

  /**
   * All of it or nothing; of several stations that try at once, one does it. Only who owns the
   * tables may change them: a station that has less rights is told to ask them.
   */
  private static void migrate(ServerPlace place, Optional<Secret> password, String notPermitted) {
    try {
      // no limit of time: a large ledger takes its while
      Schema.migrate(ServerPool.source(place, password, Duration.ZERO), ENGINE, true);
    } catch (FlywayException e) {
      boolean forbidden =
          Database.cause(e).filter(sql -> "42501".equals(sql.getSQLState())).isPresent();
      String code = forbidden ? notPermitted : "ledger.not-upgraded";
      throw new Refusal(Finding.error(code, place, place.user()), e);
    }
  }
}
