package imprint.ledger;

import static imprint.ledger.Claims.BY;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A station that may work without its server: both its ledgers, open. */
record TwoLedgers(Path folder, Access access, Ledger server, Ledger offline)
    implements AutoCloseable {
  static final Claim.Ids LAMP = new Claim.Ids(0xFFF1, 0x8000);
  static final Allotment ALLOTMENT = new Allotment(LAMP, List.of("serial", "discriminator"));

  static TwoLedgers open(Engine.Bed bed, Path folder) {
    return open(bed, folder, Clocks.of(InstantSource.system()));
  }

  static TwoLedgers open(Engine.Bed bed, Path folder, Clocks clock) {
    return open(
        new Access(bed.access().urlOrFile(), folder, Optional.of(bed.keyFile()), Optional.empty()),
        clock);
  }

  static TwoLedgers open(Access access, Clocks clock) {
    Ledger server = Ledger.open(access, new SecureRandom(), clock);
    server.prepare();
    Ledger offline = OfflineLedger.open(access, BY, new SecureRandom(), clock);
    return new TwoLedgers(access.settings(), access, server, offline);
  }

  TwoLedgers withBlock(int units) {
    ALLOTMENT.topUp(server, offline, units, BY, new SecureRandom());
    return this;
  }

  List<MergeResult> merge() {
    return new Merge(server, offline).run(BY);
  }

  Unit made(int n) {
    return made(Claims.number(n));
  }

  /** From its reservation to done, while the server is away. */
  Unit made(Claim claim) {
    return Claims.until(offline, Claims.reserved(offline.reserve(claim, BY)), State.DONE);
  }

  List<Unit> made(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(this::made).toList();
  }

  /** What another program, or a fault, does to the station's own ledger. */
  void sql(String... statements) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + OfflineLedger.file(access));
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * From now on that table takes no rows: as if the station were killed before. In the ledger's own
   * connection alone: its file is as it was.
   */
  void killedBefore(String table) {
    offline.database.write(
        h ->
            h.execute(
                "create temp trigger killed before insert on main."
                    + table
                    + " begin select raise(abort, 'killed'); end"));
  }

  void startedAgain() {
    offline.database.write(h -> h.execute("drop trigger temp.killed"));
  }

  @Override
  public void close() {
    offline.close();
    server.close();
  }
}
