package imprint.ledger;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * A ledger to measure with, full of units that never were, which goes away again: a file in a
 * folder of its own, or a schema of its own beside the real ledger of a server.
 */
public final class TrialLedger implements AutoCloseable {
  private static final int AT_ONCE = 50_000;

  /** What a unit that passed has of events, oldest first. */
  private static final String[][] EVENTS = {
    {"RESERVED", "RESERVED", "{}"},
    {"BUILT", "BUILT", "{\"partition\":\"fctry\"}"},
    {"WRITTEN", "WRITTEN", "{}"},
    {"PROVEN", "PROVEN", "{\"proof\":\"MD5 of 24576 bytes read back\"}"},
    {"BOOTED", "BOOTED", "{\"grade\":\"restarted\"}"},
    {"LABELLED", "LABELLED", "{}"},
    {"DONE", "DONE", "{}"},
  };

  public static final int EVENTS_OF_A_UNIT = EVENTS.length;

  /** What all of them are. */
  public static final Claim.Ids PRODUCT = new Claim.Ids(0xFFF1, 0x8000);

  private static final Fingerprint ISSUER = new Fingerprint("0".repeat(64));

  private static final String ADD =
      "insert into unit (id, %s) values (?%s)"
          .formatted(ClaimRow.COLUMNS, ", ?".repeat(ClaimRow.NUMBER));

  private final Access access;
  private final DataSource around;
  private final Cleaning cleaning;

  private interface Cleaning {
    void run() throws SQLException, IOException;
  }

  private TrialLedger(Access access, DataSource around, Cleaning cleaning) {
    this.access = access;
    this.around = around;
    this.cleaning = cleaning;
  }

  /** In a new folder under {@code folder}, on the disk to be measured. */
  public static TrialLedger in(Path folder, SecureRandom random) {
    Path own = folder.resolve(name(random));
    Path file = own.resolve("ledger.db");
    try {
      PrivateFile.createFolders(own);
    } catch (IOException e) {
      throw new Refusal(Finding.error("ledger.folder-not-writable", own), e);
    }
    return new TrialLedger(
        Access.file(file.toString()),
        FileDatabase.sourceOfExisting(file),
        () -> {
          for (String end : new String[] {".key", ".head.lock", ".head", "-wal", "-shm", ""}) {
            Files.deleteIfExists(own.resolve("ledger.db" + end));
          }
          Files.deleteIfExists(own);
        });
  }

  /**
   * In a schema of its own on the server of {@code real}, whose user may make one there.
   *
   * @throws Refusal ledger.not-a-server when it is a file
   */
  public static TrialLedger beside(Access real, SecureRandom random) {
    ServerPlace place =
        ServerPlace.read(real.urlOrFile()).orElseThrow(() -> Refusal.of("ledger.not-a-server"));
    String schema = name(random);
    DataSource server = ServerPool.source(place, real.password(), Duration.ZERO);
    try {
      execute(server, "create schema " + schema);
    } catch (SQLException e) {
      throw ServerTrouble.refusal(place, e);
    }
    String url = real.urlOrFile() + (real.urlOrFile().contains("?") ? "&" : "?");
    Access own =
        new Access(
            url + "currentSchema=" + schema,
            real.settings(),
            Optional.of(real.settings().resolve(schema + ".key")),
            real.password());
    DataSource around =
        ServerPool.source(
            ServerPlace.read(own.urlOrFile()).orElseThrow(), real.password(), Duration.ZERO);
    return new TrialLedger(
        own,
        around,
        () -> {
          execute(server, "drop schema " + schema + " cascade");
          Files.deleteIfExists(real.settings().resolve(schema + ".key"));
          Path head = Place.of(own.urlOrFile()).headFile(real.settings());
          Files.deleteIfExists(head.resolveSibling(head.getFileName() + ".lock"));
          Files.deleteIfExists(head);
        });
  }

  private static String name(SecureRandom random) {
    byte[] bytes = new byte[6];
    random.nextBytes(bytes);
    return "imprint_trial_" + HexFormat.of().formatHex(bytes);
  }

  /** How to open it. */
  public Access access() {
    return access;
  }

  /**
   * Adds the units numbered {@code from} to {@code to}, all of which passed, in the quickest way.
   */
  public void fill(int from, int to) {
    fill(from, to, (_, first, last) -> execute(around, events(first, last)));
  }

  /** As {@link #fill(int, int)}, but with events that are linked in a chain: a fifth as quick. */
  public void fillChained(int from, int to) {
    fill(
        from,
        to,
        (parts, first, last) ->
            parts
                .database()
                .write(
                    h -> TrialChain.fill(h, parts.vault(), parts.chains(), first, last, EVENTS)));
  }

  /** What happened to the units of these numbers. */
  private interface Histories {
    void add(Parts parts, int first, int last) throws SQLException;
  }

  private void fill(int from, int to, Histories histories) {
    Ledger.open(access, new SecureRandom(), InstantSource.system()).close();
    Parts parts = Parts.of(Place.of(access.urlOrFile()), access, false, new SecureRandom());
    try (Database database = parts.database();
        Vault vault = parts.vault()) {
      vault.open(database);
      for (int first = from; first <= to; first += AT_ONCE) {
        int begin = first;
        int last = Math.min(to, first + AT_ONCE - 1);
        database.write(h -> units(h, vault, begin, last));
        histories.add(parts, begin, last);
        execute(around, boards(begin, last));
      }
      execute(around, "analyze");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The serial number of the unit of that number, which is its passcode as well. */
  public static String serialNumber(int number) {
    return "T%09d".formatted(number);
  }

  /** Its MAC: the digits of the number, which are hexadecimal digits as well. */
  public static Mac mac(int number) {
    return new Mac("%012d".formatted(number).replaceAll("(..)(?!$)", "$1:"));
  }

  private static int[] units(Handle handle, Vault vault, int first, int last) {
    PreparedBatch batch = handle.prepareBatch(ADD);
    for (int number = first; number <= last; number++) {
      batch.add(
          Stream.concat(Stream.of(number), Arrays.stream(ClaimRow.values(claim(vault, number))))
              .toArray());
    }
    return batch.execute();
  }

  private static Claim claim(Vault vault, int number) {
    return new Claim(
        serialNumber(number),
        new Claim.Product(PRODUCT.vendorId(), PRODUCT.productId(), "TEST", "Trial", "cafe", true),
        new Claim.Dac(
            new Fingerprint("%064d".formatted(number)), ISSUER, Integer.toHexString(number)),
        vault.passcode(PRODUCT.vendorId(), PRODUCT.productId(), number),
        null,
        1,
        new Claim.Board(mac(number), "ESP32"));
  }

  private static String events(int first, int last) {
    StringBuilder steps = new StringBuilder();
    for (int seq = 1; seq <= EVENTS.length; seq++) {
      String[] event = EVENTS[seq - 1];
      steps.append(
          "%s (%d, '%s', '%s', '%s')"
              .formatted(seq == 1 ? "" : ",", seq, event[0], event[1], event[2]));
    }
    return "insert into event (id, unit_id, seq, at, type, state, station, person, run, detail) "
        + "with recursive many(n) as (select %d union all select n + 1 from many where n < %d)"
            .formatted(first, last)
        + ", step(seq, type, state, detail) as (values"
        + steps
        + ") select (n - 1) * "
        + EVENTS.length
        + " + seq, n, seq, '2026-01-01T00:00:00.000Z', type, state, 'trial', '', '1@1', detail"
        + " from many, step order by n, seq";
  }

  private static String boards(int first, int last) {
    return "insert into board (mac, unit_id) select mac, id from unit where id between %d and %d"
        .formatted(first, last);
  }

  private static void execute(DataSource source, String... statements) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        for (String text : statements) {
          statement.execute(text);
        }
      }
      connection.commit();
    }
  }

  @Override
  public void close() {
    try {
      cleaning.run();
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
