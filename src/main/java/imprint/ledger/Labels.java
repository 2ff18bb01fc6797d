package imprint.ledger;

import imprint.finding.Refusal;
import imprint.ledger.Event.LabelSent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Where the labels of units are: made, sent, printed, scanned. */
public final class Labels {
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
    long[] range = database.read(h -> Events.reservedWithin(h, filter.from(), filter.to()));
    List<Long> page = candidates(layout, range[0] - 1, range[1]);
    while (!page.isEmpty()) {
      for (long id : page) {
        Unit unit = database.read(h -> units.get(h, id));
        if (unit.state() == State.DONE && filter.accepts(unit) && !trace(unit).mayExist(layout)) {
          found.add(unit);
          if (found.size() == atMost) {
            return found;
          }
        }
      }
      page = candidates(layout, page.getLast(), range[1]);
    }
    return found;
  }

  private List<Long> candidates(String layout, long after, long upTo) {
    return database.read(h -> candidates(h, layout, after, upTo));
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
