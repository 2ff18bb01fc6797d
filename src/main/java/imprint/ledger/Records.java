package imprint.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * All units at once, however many: read by what is asked of them, taken in from other lines, and
 * their secrets forgotten or given out. Reading needs memory for a page of them alone.
 */
public final class Records {
  private static final int PAGE = 500;

  private final Database database;
  private final Recorder recorder;
  private final Units units;
  private final Events events;
  private final Vault vault;

  Records(Database database, Recorder recorder, Units units, Events events, Vault vault) {
    this.database = database;
    this.recorder = recorder;
    this.units = units;
    this.events = events;
    this.vault = vault;
  }

  /**
   * The units that the filter means, oldest first; by serial number where it asks for some of them.
   * Others can go on writing meanwhile.
   */
  public void forEach(Filter filter, Consumer<Unit> consumer) {
    pages(filter, page -> page.forEach(consumer));
  }

  /** The same, at most 500 at a time, never none. */
  public void pages(Filter filter, Consumer<List<Unit>> consumer) {
    Consumer<List<Unit>> filtered =
        page -> {
          List<Unit> meant = page.stream().filter(filter::accepts).toList();
          if (!meant.isEmpty()) {
            consumer.accept(meant);
          }
        };
    Filter.Serials serials = filter.serials();
    Mac mac = filter.mac();
    if (serials != null) {
      bySerialNumber(serials, filtered);
    } else if (mac != null) {
      filtered.accept(database.read(h -> units.withMac(h, mac)));
    } else if (filter.openOnly()) {
      filtered.accept(database.read(units::unfinished));
    } else {
      byNumber(filter, filtered);
    }
  }

  private void bySerialNumber(Filter.Serials serials, Consumer<List<Unit>> consumer) {
    List<Unit> page =
        database.read(h -> units.serialNumbers(h, serials, serials.first(), true, PAGE));
    while (!page.isEmpty()) {
      consumer.accept(page);
      String last = page.getLast().serialNumber();
      page = database.read(h -> units.serialNumbers(h, serials, last, false, PAGE));
    }
  }

  /** Page by page of numbers, so that no single question takes long where few units are meant. */
  private void byNumber(Filter filter, Consumer<List<Unit>> consumer) {
    long[] range = database.read(h -> Events.reservedWithin(h, filter.from(), filter.to()));
    for (long after = range[0] - 1; after < range[1]; after += PAGE) {
      long from = after;
      long upTo = Math.min(after + PAGE, range[1]);
      consumer.accept(database.read(h -> within(h, filter, from, upTo)));
    }
  }

  private List<Unit> within(Handle handle, Filter filter, long after, long upTo) {
    String order = filter.order();
    return order == null
        ? units.within(handle, after, upTo)
        : units.ofOrder(handle, order, after, upTo);
  }

  /**
   * Some of the units that a filter means, newest first.
   *
   * @param next where those before them begin; 0 when there are none
   */
  public record Page(List<Unit> units, long next) {
    /** Where the newest begin. */
    public static final long NEWEST = Long.MAX_VALUE;

    public Page {
      units = List.copyOf(units);
    }
  }

  /**
   * The same units from the other end, as many as somebody wants to see at once; not by serial
   * number.
   *
   * @param before {@link Page#NEWEST}, or the {@code next} of the page before
   */
  public Page newest(Filter filter, long before, int atMost) {
    if (filter.serials() != null) {
      throw new IllegalArgumentException("serial numbers have an order of their own");
    }
    long[] range = database.read(h -> range(h, filter));
    List<Unit> found = new ArrayList<>();
    long upTo = Math.min(before - 1, range[1]);
    while (upTo >= range[0] && upTo > 0) {
      long last = upTo;
      List<Unit> some = database.read(h -> within(h, filter, last - PAGE, last));
      for (Unit unit : some.reversed()) {
        if (filter.accepts(unit)) {
          found.add(unit);
          if (found.size() == atMost) {
            return new Page(found, unit.id() > range[0] ? unit.id() : 0);
          }
        }
      }
      upTo -= PAGE;
    }
    return new Page(found, 0);
  }

  private long[] range(Handle handle, Filter filter) {
    if (filter.from() != null || filter.to() != null) {
      return Events.reservedWithin(handle, filter.from(), filter.to());
    }
    return new long[] {
      1, units.latest(handle, 1).stream().mapToLong(Unit::id).findFirst().orElse(0)
    };
  }

  /** What happened to each of these units, by its {@link Unit#id}, oldest first. */
  public Map<Long, List<Entry>> histories(List<Unit> some) {
    List<Long> ids = some.stream().map(Unit::id).toList();
    return ids.isEmpty() ? Map.of() : database.read(h -> Events.histories(h, ids));
  }

  /** The {@link Unit#id} of those of these units that sealed copies are kept of. */
  public Set<Long> keptCopies(List<Unit> some) {
    List<Long> ids = some.stream().map(Unit::id).toList();
    return ids.isEmpty() ? Set.of() : database.read(h -> Copies.holders(h, ids));
  }

  /**
   * What would become of these records; records nothing.
   *
   * @throws imprint.finding.Refusal those of {@link Ledger#unlock} where a passcode is told
   */
  public List<Admission> judge(List<Foreign> records) {
    List<Foreign.Complete> complete = complete(records);
    return database.read(h -> new Admissions(units, h).of(complete));
  }

  /**
   * Takes in what is new, in one transaction, and nothing where something clashes.
   *
   * @param skip takes in what is new all the same
   */
  public List<Admission> admit(List<Foreign> records, boolean skip, By by) {
    List<Foreign.Complete> complete = complete(records);
    List<Admission> admitted =
        recorder.record(
            h -> {
              List<Admission> judged = new Admissions(units, h).of(complete);
              if (skip || judged.stream().noneMatch(Records::clashes)) {
                for (int i = 0; i < judged.size(); i++) {
                  if (judged.get(i) instanceof Admission.New) {
                    add(h, complete.get(i), by);
                  }
                }
              }
              return judged;
            });
    recorder.save();
    return admitted;
  }

  /** It is neither new nor known. */
  public static boolean clashes(Admission admission) {
    return switch (admission) {
      case Admission.New _, Admission.Known _ -> false;
      case Admission.Clash _, Admission.Twice _ -> true;
    };
  }

  private List<Foreign.Complete> complete(List<Foreign> records) {
    if (records.stream().anyMatch(record -> record.passcode() != null)) {
      vault.open(database);
    }
    return records.stream().map(record -> record.complete(vault)).toList();
  }

  private void add(Handle handle, Foreign.Complete complete, By by) {
    Event.Imported event = complete.event();
    Tail begun = Units.add(handle, complete.claim());
    if (event.told().state().live()) {
      Units.takeBoard(handle, complete.claim().board().mac(), begun.unitId());
    }
    events.add(handle, begun, event, event.told().state(), by);
  }

  /** How many units {@link #forget} would do it for. */
  public long forgettable(Instant before) {
    long count = 0;
    for (List<Long> page = holders(0); !page.isEmpty(); page = holders(page.getLast())) {
      List<Long> ids = page;
      count +=
          database.read(h -> ids.stream().filter(id -> over(units.get(h, id), before)).count());
    }
    return count;
  }

  /**
   * Removes the sealed copies of finished units to which nothing happened since; each unit's event
   * says so. What is removed cannot be had again: neither the identity nor the label.
   *
   * @param reason in a person's words
   * @return of how many units
   */
  public long forget(Instant before, String reason, By by) {
    long count = 0;
    for (List<Long> page = holders(0); !page.isEmpty(); page = holders(page.getLast())) {
      List<Long> ids = page;
      count += recorder.record(h -> forget(h, ids, before, reason, by));
    }
    database.forgetRemoved();
    recorder.save();
    return count;
  }

  private long forget(Handle handle, List<Long> ids, Instant before, String reason, By by) {
    long count = 0;
    for (long id : ids) {
      Unit unit = units.get(handle, id);
      List<Copy.Kind> kinds = Copies.of(handle, id);
      // another program may have done it meanwhile
      if (over(unit, before) && !kinds.isEmpty()) {
        Event event = new Event.CopiesForgotten(kinds, reason);
        events.add(handle, events.tail(handle, id), event, unit.state(), by);
        Copies.removeAll(handle, id);
        count++;
      }
    }
    return count;
  }

  private List<Long> holders(long after) {
    return database.read(h -> Copies.holders(h, after, PAGE));
  }

  private static boolean over(Unit unit, Instant before) {
    return !unit.state().unfinished() && unit.last().at().isBefore(before);
  }

  /**
   * Records that the secrets of these units are about to leave the ledger.
   *
   * @param form of the file that they go to
   */
  public void revealing(List<Unit> some, String form, By by) {
    List<Long> ids = new ArrayList<>(some.stream().map(Unit::id).toList());
    recorder.record(
        h -> {
          for (long id : ids) {
            Unit unit = units.get(h, id);
            events.add(h, events.tail(h, id), new Event.Revealed(form), unit.state(), by);
          }
          return ids.size();
        });
    recorder.save();
  }

  /**
   * A name that stands for another one: the same for the same text within this ledger, of another
   * kind another. Without the station key nobody can tell for whom, not even by trying names.
   *
   * @return 16 hexadecimal digits
   * @throws imprint.finding.Refusal those of {@link Ledger#unlock}
   */
  public String pseudonym(String kind, String text) {
    vault.open(database);
    return vault.pseudonym(kind, text).hex().substring(0, 16);
  }
}
