package imprint.ledger;

import imprint.finding.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ledger in a database of a PostgreSQL server, named as PostgreSQL's own programs name it
 * (postgresql.org/docs/current/libpq-connect.html, "Connection URIs") but never with a password:
 * {@code postgresql://user@host:port/database?sslmode=verify-full}. User and database are {@code
 * imprint} unless others are given; several hosts, for a server with a stand-by, are parted by
 * commas.
 *
 * @param hosts each with its port: {@code db.factory:5432}
 * @param options of {@link #OPTIONS}, as the driver names them
 */
record ServerPlace(String user, String hosts, String database, Map<String, String> options)
    implements Place {
  private static final Pattern URL =
      Pattern.compile("postgres(?:ql)?://(?:([^@/?]*)@)?([^@/?]*)(?:/([^?]*))?(?:\\?(.*))?");

  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.%]+])(?::(\\d{1,5}))?");

  /**
   * What may stand behind the question mark. Everything else of the driver's stays the program's to
   * say: some of it would load any class by its name.
   */
  static final Set<String> OPTIONS =
      Set.of("sslmode", "sslrootcert", "sslcert", "sslkey", "targetServerType", "currentSchema");

  private static final Set<String> SECRETS = Set.of("password", "sslpassword", "passfile");

  private static final String DEFAULT = "imprint";
  private static final int PORT = 5432;

  ServerPlace {
    options = Map.copyOf(options);
  }

  /**
   * Empty for another scheme.
   *
   * @throws Refusal ledger.password-in-url, ledger.not-a-server
   */
  static Optional<ServerPlace> read(String url) {
    if (!url.toLowerCase(Locale.ROOT).matches("(?s)postgres(ql)?:.*")) {
      return Optional.empty();
    }
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      // nothing of it is repeated: there may be a password in it
      throw Refusal.of("ledger.not-a-server");
    }
    return Optional.of(
        new ServerPlace(
            user(parts.group(1)),
            hosts(parts.group(2)),
            word(parts.group(3)),
            options(parts.group(4))));
  }

  private static String user(String text) {
    if (text != null && text.contains(":")) {
      throw Refusal.of("ledger.password-in-url");
    }
    return word(text);
  }

  private static String word(String text) {
    return text == null || text.isEmpty() ? DEFAULT : decoded(text);
  }

  private static String hosts(String text) {
    return String.join(",", Arrays.stream(text.split(",", -1)).map(ServerPlace::host).toList());
  }

  private static String host(String text) {
    Matcher host = HOST.matcher(text);
    if (!host.matches()) {
      throw Refusal.of("ledger.not-a-server");
    }
    int port = host.group(2) == null ? PORT : Integer.parseInt(host.group(2));
    if (port < 1 || port > 0xFFFF) {
      throw Refusal.of("ledger.not-a-server");
    }
    return host.group(1) + ":" + port;
  }

  private static Map<String, String> options(String text) {
    Map<String, String> options = new TreeMap<>();
    for (String option : text == null ? new String[0] : text.split("&")) {
      String name = option.replaceFirst("=.*", "");
      if (SECRETS.contains(name.toLowerCase(Locale.ROOT))) {
        throw Refusal.of("ledger.password-in-url");
      }
      if (!OPTIONS.contains(name) || name.length() == option.length()) {
        throw Refusal.of("ledger.unknown-server-option", name, String.join(", ", sorted()));
      }
      options.put(name, decoded(option.substring(name.length() + 1)));
    }
    return options;
  }

  private static Iterable<String> sorted() {
    return OPTIONS.stream().sorted().toList();
  }

  private static String decoded(String text) {
    try {
      // in a URL, unlike in a form, a plus is a plus
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.of("ledger.not-a-server");
    }
  }

  /** On this computer: nobody can listen in between. */
  boolean near() {
    return Arrays.stream(hosts.split(","))
        .allMatch(host -> host.matches("(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]):\\d+"));
  }

  /** In the station's own folder: every station of the line keeps a copy of the same key there. */
  @Override
  public Path keyFile(Path settings) {
    return settings.resolve(fileName() + ".key");
  }

  /** In the station's own folder; a database can hold a ledger in each of its schemas. */
  @Override
  public Path headFile(Path settings) {
    String schema = options.getOrDefault("currentSchema", "");
    String end = schema.isEmpty() ? "" : "-" + schema.replaceAll("[^A-Za-z0-9._-]+", "-");
    return settings.resolve(fileName() + end + ".head");
  }

  private String fileName() {
    return "ledger-" + (hosts + "-" + database).replaceAll("[^A-Za-z0-9._-]+", "-");
  }

  @Override
  public String toString() {
    return "postgresql://" + hosts + "/" + database;
  }
}
