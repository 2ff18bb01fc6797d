package imprint.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/** The connections to a server: how they are made, and how soon they count as broken. */
final class ServerPool {
  private static final int CONNECTIONS = 3;

  /** How long a person waits for a server that does not answer, three times over. */
  static final Duration TO_CONNECT = Duration.ofSeconds(5);

  /** Longer than a write waits for its turn; then the server is silent and not just busy. */
  private static final Duration TO_ANSWER = Duration.ofSeconds(30);

  /** A station that is switched off is noticed by the server within a minute. */
  private static final String KEEP_ALIVE =
      "set tcp_keepalives_idle = 20; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3";

  private ServerPool() {}

  /**
   * Connects once, so that a wrong name is told now.
   *
   * @param toConnect how long a write or a read waits for a connection, at most
   * @throws Refusal ledger.server-away, ledger.server-refused-login, ledger.no-such-database, …
   */
  static HikariDataSource open(ServerPlace place, Optional<Secret> password, Duration toConnect) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("ledger");
    config.setDataSource(source(place, password, TO_ANSWER));
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(toConnect.toMillis());
    config.setValidationTimeout(toConnect.toMillis());
    config.setInitializationFailTimeout(1);
    config.setIdleTimeout(Duration.ofMinutes(1).toMillis());
    config.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
    config.setConnectionInitSql(KEEP_ALIVE);
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw ServerTrouble.told(place, e);
    }
  }

  /**
   * Connections outside the pool.
   *
   * @param toAnswer zero: as long as it takes
   */
  static PGSimpleDataSource source(
      ServerPlace place, Optional<Secret> password, Duration toAnswer) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    String[] hosts = place.hosts().split(",");
    source.setServerNames(
        Arrays.stream(hosts).map(h -> h.substring(0, h.lastIndexOf(':'))).toArray(String[]::new));
    source.setPortNumbers(
        Arrays.stream(hosts)
            .mapToInt(h -> Integer.parseInt(h.substring(h.lastIndexOf(':') + 1)))
            .toArray());
    source.setDatabaseName(place.database());
    source.setUser(place.user());
    password.ifPresent(
        secret -> source.setPassword(secret.use(b -> new String(b, StandardCharsets.UTF_8))));
    source.setApplicationName("imprint");
    source.setConnectTimeout((int) TO_CONNECT.toSeconds());
    source.setSocketTimeout((int) toAnswer.toSeconds());
    source.setTcpKeepAlive(true);
    // the values of a row that clashes are nobody's business
    source.setLogServerErrorDetail(false);
    if (hosts.length > 1) {
      source.setTargetServerType(place.options().getOrDefault("targetServerType", "primary"));
    }
    Optional.ofNullable(place.options().get("currentSchema")).ifPresent(source::setCurrentSchema);
    trust(source, place);
    return source;
  }

  /** Whoever could pose as the server could have identities given out twice. */
  private static void trust(PGSimpleDataSource source, ServerPlace place) {
    String mode = place.options().getOrDefault("sslmode", place.near() ? "prefer" : "verify-full");
    source.setSslMode(mode);
    certificate(place, "sslrootcert").ifPresent(source::setSslRootCert);
    certificate(place, "sslcert").ifPresent(source::setSslCert);
    certificate(place, "sslkey").ifPresent(source::setSslKey);
    Path usual = Path.of(System.getProperty("user.home"), ".postgresql", "root.crt");
    if (mode.startsWith("verify")
        && !place.options().containsKey("sslrootcert")
        && !Files.exists(usual)) {
      // what this computer trusts otherwise
      source.setSslfactory(DefaultJavaSSLFactory.class.getName());
    }
  }

  private static Optional<String> certificate(ServerPlace place, String option) {
    Optional<String> file = Optional.ofNullable(place.options().get(option));
    file.filter(name -> !Files.isReadable(Path.of(name)))
        .ifPresent(
            name -> {
              throw new Refusal(Finding.error("ledger.certificate-absent", name, option));
            });
    return file;
  }
}
