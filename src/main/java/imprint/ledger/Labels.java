package imprint.ledger;

import imprint.finding.Refusal;
import imprint.ledger.Event.LabelSent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** Where the labels of units are: made, sent, printed, scanned. */
public final class Labels {
  /** Units among which labels that were not scanned are looked for where no time is asked for. */
  public static final int LATEST = 10_000;

  private static final int PAGE = 500;

  private final Database database;
  private final Recorder recorder;
  private final Registrar registrar;
  private final Units units;
  private final Events events;

  Labels(Inside inside) {
    this.database = inside.database();
    this.recorder = inside.recorder();
    this.registrar = inside.registrar();
    this.units = inside.units();
    this.events = inside.events();
  }

  /** How far the labels of the unit came. */
  public LabelTrace trace(Unit unit) {
    return database.read(h -> trace(h, unit));
  }

  private LabelTrace trace(Handle handle, Unit unit) {
    return LabelTrace.of(events.history(handle, unit.id()));
  }

  /**
   * Records that labels of these units go to a printer: of all, or of none.
   *
   * @param event the same for all; where it has no reason, none of that layout may be on paper
   * @return the units as they stand now
   * @throws Refusal ledger.label-sent-already where somebody else was faster; ledger.unit-moved,
   *     ledger.step-not-allowed
   */
  public List<Unit> send(List<Unit> some, LabelSent event, By by) {
    return recorder.record(
        h -> {
          List<Unit> sent = new ArrayList<>();
          for (Unit unit : some) {
            if (event.reason().isEmpty() && trace(h, unit).mayExist(event.layout())) {
              throw Refusal.of("ledger.label-sent-already", unit.serialNumber());
            }
            sent.add(registrar.append(h, unit, unit.state(), event, by).orRefuse());
          }
          return sent;
        });
  }

  /** Records the same of all of these units. */
  public List<Unit> all(List<Unit> some, Event.OfLabel event, By by) {
    return recorder.record(
        h ->
            some.stream()
                .map(unit -> registrar.append(h, unit, unit.state(), event, by).orRefuse())
                .toList());
  }

  /**
   * Finished units that a label can be made for and none of that layout may be on paper of, oldest
   * first. Those of other lines, and those whose payload is not kept, are not among them.
   */
  public List<Unit> unsent(Filter filter, String layout, int atMost) {
    List<Unit> found = new ArrayList<>();
    forEach(
        database.read(h -> Events.reservedWithin(h, filter.from(), filter.to())),
        (h, after, upTo) -> candidates(h, layout, after, upTo),
        unit -> unit.state() == State.DONE && filter.accepts(unit) && !trace(unit).mayExist(layout),
        atMost,
        found::add);
    return found;
  }

  /**
   * Units in use whose latest label went to a printer and was not scanned since, oldest first.
   * Without a time in the filter it is those among the {@link #LATEST} units: a line that scans no
   * label has no others.
   *
   * @param filter without serial numbers, which have an order of their own
   */
  public void unscanned(Filter filter, int atMost, Consumer<Unit> consumer) {
    if (filter.serials() != null) {
      throw new IllegalArgumentException("serial numbers have an order of their own");
    }
    forEach(
        database.read(h -> recent(h, filter)),
        Labels::sent,
        unit -> filter.accepts(unit) && unscanned(unit),
        atMost,
        consumer);
  }

  /** Whether it is in use, and its latest label went to a printer and was not scanned since. */
  public boolean unscanned(Unit unit) {
    return unit.state().live() && trace(unit).unscanned();
  }

  private long[] recent(Handle handle, Filter filter) {
    if (filter.from() != null || filter.to() != null) {
      return Events.reservedWithin(handle, filter.from(), filter.to());
    }
    long last = units.latest(handle, 1).stream().mapToLong(Unit::id).findFirst().orElse(0);
    return new long[] {last - LATEST + 1, last};
  }

  /** The next units that may be meant. */
  private interface Candidates {
    List<Long> page(Handle handle, long after, long upTo);
  }

  private void forEach(
      long[] range,
      Candidates candidates,
      Predicate<Unit> meant,
      int atMost,
      Consumer<Unit> consumer) {
    int found = 0;
    List<Long> page = database.read(h -> candidates.page(h, range[0] - 1, range[1]));
    while (!page.isEmpty()) {
      for (long id : page) {
        Unit unit = database.read(h -> units.get(h, id));
        if (meant.test(unit)) {
          consumer.accept(unit);
          found++;
          if (found == atMost) {
            return;
          }
        }
      }
      long last = page.getLast();
      page = database.read(h -> candidates.page(h, last, range[1]));
    }
  }

  /**
   * Few once their labels were scanned; their histories say the rest. That it is one of the two
   * types leads to the index.
   */
  static List<Long> sent(Handle handle, long after, long upTo) {
    return handle
        .createQuery(
            """
            select distinct e.unit_id from event e
            where e.unit_id > :after and e.unit_id <= :upTo
              and e.type in ('LABEL_SENT', 'LABEL_NOT_PRINTED') and e.type = 'LABEL_SENT'
              and not exists (
                select 1 from event s where s.unit_id = e.unit_id and s.seq > e.seq
                  and s.type = 'LABEL_SCANNED')
            order by e.unit_id limit :atMost
            """)
        .bind("after", after)
        .bind("upTo", upTo)
        .bind("atMost", PAGE)
        .mapTo(Long.class)
        .list();
  }

  /** Few beside all units once their labels were sent; their histories say the rest. */
  static List<Long> candidates(Handle handle, String layout, long after, long upTo) {
    return handle
        .createQuery(
            """
            select c.unit_id from sealed_copy c
            where c.kind = 'ONBOARDING_PAYLOAD' and c.unit_id > :after and c.unit_id <= :upTo
              and coalesce((
                select sum(case when e.type = 'LABEL_SENT' then 1 else -1 end) from event e
                where e.unit_id = c.unit_id and e.type in ('LABEL_SENT', 'LABEL_NOT_PRINTED')
                  and replace(e.detail, :layout, '') <> e.detail), 0) <= 0
            order by c.unit_id limit :atMost
            """)
        .bind("after", after)
        .bind("upTo", upTo)
        .bind("layout", EventText.field("layout", layout))
        .bind("atMost", PAGE)
        .mapTo(Long.class)
        .list();
  }

  /** The unit whose label went to a printer last at that station. */
  public Optional<Unit> latestSent(String station) {
    return database.read(h -> latestSent(h, station).map(id -> units.get(h, id)));
  }

  static Optional<Long> latestSent(Handle handle, String station) {
    return handle
        .createQuery(
            """
            select unit_id from event where type = 'LABEL_SENT' and station = :station
            order by id desc limit 1
            """)
        .bind("station", station)
        .mapTo(Long.class)
        .findOne();
  }
}
