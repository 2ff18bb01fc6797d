package imprint.ledger;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.chain.Hash;
import imprint.ledger.chain.Head;
import imprint.ledger.chain.Link;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The events of the units, in the database: each is a link of this installation's chain. */
final class Events {
  /** One width, so that text order is time order. */
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final ClockWatch clock;
  private final Run run;
  private final Chains chains;
  private final Vault vault;
  private final Outside outside;

  /** What the transaction under way added. */
  private final List<Added> pending = new ArrayList<>();

  /** When the chain ended before the transaction under way added what is older. */
  private @Nullable Instant endBefore;

  /** Of the link that was added last, and mostly of the one before the next. */
  private Written latest = new Written("", Instant.EPOCH);

  /** A time as it stands in the ledger, which takes long to read. */
  private record Written(String text, Instant at) {}

  /**
   * @param time null where it was recorded before, in another ledger
   */
  private record Added(Link link, Head head, ClockWatch.@Nullable Reading time) {}

  Events(ClockWatch clock, Run run, Chains chains, Vault vault, Outside outside) {
    this.clock = clock;
    this.run = run;
    this.chains = chains;
    this.vault = vault;
    this.outside = outside;
  }

  static String text(Instant at) {
    return AT.format(at);
  }

  /** A transaction begins, perhaps the same one again. One at a time. */
  void begin() {
    pending.clear();
    endBefore = null;
  }

  /**
   * The transaction that began last is on the disk.
   *
   * @return what is to be told of it
   */
  List<Finding> recorded() {
    List<Finding> told = new ArrayList<>();
    for (Added added : pending) {
      outside.recorded(added.head);
      ClockWatch.@Nullable Reading time = added.time;
      if (time != null) {
        clock.recorded(time);
        ClockWatch.told(added.link.clock(), added.link.at()).ifPresent(told::add);
      }
    }
    pending.clear();
    return told;
  }

  /**
   * @return as it stands in the ledger
   * @throws Refusal ledger.older-than-seen, ledger.merged-already
   */
  Entry add(Handle handle, Tail tail, Event event, State state, By by) {
    if (tail.merged()) {
      throw Refusal.of("ledger.merged-already", Units.serialNumber(handle, tail.unitId()));
    }
    Head before = head(handle);
    ClockWatch.Reading time = clock.read(endBefore == null ? at(before) : endBefore);
    Link link =
        new Link(
            before.chain(),
            before.link() + 1,
            before.hash(),
            tail.hash(),
            tail.seq() + 1,
            text(time.at()),
            EventText.type(event),
            state.name(),
            by.station(),
            by.person(),
            run.toString(),
            EventText.detail(event),
            time.oddity());
    append(handle, tail.unitId(), link, time);
    latest = new Written(link.at(), time.at().truncatedTo(ChronoUnit.MILLIS));
    return new Entry(link.seq(), latest.at, event, state, by);
  }

  /**
   * Records again what another ledger has recorded: when, where and by whom is what it says there,
   * and so is what was odd about its clock.
   */
  void addAgain(Handle handle, Tail tail, Link there) {
    Head before = head(handle);
    if (endBefore == null) {
      endBefore = at(before);
    }
    Link link =
        new Link(
            before.chain(),
            before.link() + 1,
            before.hash(),
            tail.hash(),
            tail.seq() + 1,
            there.at(),
            there.type(),
            there.state(),
            there.station(),
            there.person(),
            there.run(),
            there.detail(),
            there.clock());
    append(handle, tail.unitId(), link, null);
  }

  private void append(Handle handle, long unitId, Link link, ClockWatch.@Nullable Reading time) {
    Head after = Head.after(link, vault.chainKey(link.chain()));
    Direct.execute(handle, INSERT, values(unitId, link, after.hash()));
    Chains.advance(handle, after);
    pending.add(new Added(link, after, time));
  }

  /** A time that was altered must not keep the station from going on; checking tells of it. */
  private Instant at(Head head) {
    if (head.at().equals(latest.text)) {
      return latest.at;
    }
    try {
      return Instant.parse(head.at());
    } catch (java.time.DateTimeException altered) {
      return Instant.EPOCH;
    }
  }

  private Head head(Handle handle) {
    Optional<Head> there = chains.head(handle);
    if (there.isEmpty()) {
      Instant now = clock.read(Instant.EPOCH).at();
      return chains.begin(handle, vault, text(now), Adoption.origin(handle));
    }
    Head head = there.get();
    Optional<Head> seen = outside.head(head.chain());
    if (seen.isPresent()
        && (seen.get().link() > head.link()
            || (seen.get().link() == head.link() && !seen.get().hash().equals(head.hash())))) {
      throw Refusal.of("ledger.older-than-seen", seen.get().at(), head.at(), outside.file());
    }
    return head;
  }

  Tail tail(Handle handle, long unitId) {
    Tail last =
        Direct.first(
                handle,
                """
                select e.seq, e.hash,
                    (select count(*) from merged_unit m where m.unit_id = e.unit_id)
                  from event e where e.unit_id = ? order by e.seq desc limit 1
                """,
                row -> new Tail(unitId, row.getInt(1), Hash.of(row.getBytes(2)), row.getInt(3) > 0),
                unitId)
            .orElseGet(() -> Tail.ofClaim(unitId, Hash.NONE));
    return last.hash().equals(Hash.NONE)
        ? new Tail(unitId, last.seq(), ClaimRow.hash(handle, unitId), last.merged())
        : last;
  }

  private static final String INSERT =
      """
      insert into event (unit_id, seq, at, type, state, station, person, run, detail,
          chain, link, previous, unit_previous, hash, clock)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /** For many at once, each with its {@link #values}. */
  static PreparedBatch batch(Handle handle) {
    return handle.prepareBatch(INSERT);
  }

  static @Nullable Object[] values(long unitId, Link link, Hash hash) {
    return new @Nullable Object[] {
      unitId,
      link.seq(),
      link.at(),
      link.type(),
      link.state(),
      link.station(),
      link.person(),
      link.run(),
      link.detail(),
      link.chain(),
      link.number(),
      link.previous().bytes(),
      link.unitPrevious().bytes(),
      hash.bytes(),
      link.clock()
    };
  }

  List<Entry> history(Handle handle, long unitId) {
    return handle
        .createQuery("select * from event where unit_id = :unitId order by seq")
        .bind("unitId", unitId)
        .map(Database.row((row, _) -> entry(row)))
        .list();
  }

  /** Of several units, which are not all read at once where there are many. */
  static Map<Long, List<Entry>> histories(Handle handle, List<Long> unitIds) {
    Map<Long, List<Entry>> histories = new HashMap<>();
    handle
        .createQuery("select * from event where unit_id in (<ids>) order by unit_id, seq")
        .bindList("ids", unitIds)
        .map(
            Database.row(
                (row, _) ->
                    histories
                        .computeIfAbsent(row.getLong("unit_id"), _ -> new ArrayList<>())
                        .add(entry(row))))
        .list();
    return histories;
  }

  /** The first and the last unit that was reserved in that time; zeros where none was. */
  static long[] reservedWithin(Handle handle, @Nullable Instant from, @Nullable Instant to) {
    return handle
        .createQuery(
            "select coalesce(min(unit_id), 0), coalesce(max(unit_id), 0) from event"
                + " where seq = 1 and at >= :from and at < :to")
        .bind("from", from == null ? "" : AT.format(from))
        .bind("to", to == null ? "9999-12-31T23:59:59.999Z" : AT.format(to))
        .map((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
        .one();
  }

  static Entry entry(ResultSet row) throws SQLException {
    return entry(row, "");
  }

  /**
   * @param prefix of the columns' names
   */
  static Entry entry(ResultSet row, String prefix) throws SQLException {
    return new Entry(
        row.getInt(prefix + "seq"),
        Instant.parse(row.getString(prefix + "at")),
        EventText.parse(row.getString(prefix + "type"), row.getString(prefix + "detail")),
        State.valueOf(row.getString(prefix + "state")),
        new By(row.getString(prefix + "station"), row.getString(prefix + "person")));
  }
}
