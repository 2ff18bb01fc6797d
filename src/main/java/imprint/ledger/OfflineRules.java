package imprint.ledger;

import imprint.finding.Refusal;
import org.jdbi.v3.core.Handle;

/**
 * What is otherwise in the ledger that a station keeps for itself while its server is away: numbers
 * come from blocks alone, and units that were merged are the server's (docs/decisions/0016). Each
 * method within a transaction.
 */
final class OfflineRules {
  private final boolean possible;

  private OfflineRules(boolean possible) {
    this.possible = possible;
  }

  /** Only a file can be such a ledger; a server need not be asked each time. */
  static OfflineRules in(Place place) {
    return new OfflineRules(
        switch (place) {
          case FilePlace _ -> true;
          case ServerPlace _ -> false;
        });
  }

  boolean offline(Handle handle) {
    return possible && Schema.number(handle, "select count(*) from offline_ledger") > 0;
  }

  /** Makes it such a ledger, if nothing is in it. */
  static boolean begin(Handle handle, By by, String at) {
    if (Schema.number(handle, "select count(*) from offline_ledger") > 0) {
      return false;
    }
    if (Schema.number(handle, "select count(*) from unit") > 0
        || Schema.number(handle, "select count(*) from sequence") > 0) {
      throw Refusal.of("ledger.not-offline");
    }
    handle.execute(
        "insert into offline_ledger (singleton, station, at) values (1, ?, ?)", by.station(), at);
    return true;
  }

  boolean merged(Handle handle, long unitId) {
    return possible
        && handle
                .createQuery("select count(*) from merged_unit where unit_id = :id")
                .bind("id", unitId)
                .mapTo(Integer.class)
                .one()
            > 0;
  }

  void merge(Handle handle, long unitId, int seq, String at) {
    handle.execute("insert into merged_unit (unit_id, seq, at) values (?, ?, ?)", unitId, seq, at);
  }
}
