package imprint.ledger.stats;

import imprint.ledger.Entry;
import imprint.ledger.Event;
import imprint.ledger.Filter;
import imprint.ledger.Records;
import imprint.ledger.State;
import imprint.ledger.Unit;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a ledger's units add up to. Units that other lines made are counted and left out: how they
 * were made is not known here.
 */
public final class Figures {
  /** From the reservation to done. */
  public static final String WHOLE = "whole";

  /** The code of units that a person took out of use before they were done. */
  public static final String RETIRED = "retired";

  private final DateTimeFormatter period;
  private final SortedMap<String, Period> periods = new TreeMap<>();
  private final Map<String, Long> failures = new HashMap<>();
  private final Map<Step, Spread> steps = new HashMap<>();
  private long imported;
  private long open;

  /** How time is divided. */
  public enum By {
    DAY("uuuu-MM-dd"),
    HOUR("uuuu-MM-dd HH:00");

    private final String pattern;

    By(String pattern) {
      this.pattern = pattern;
    }
  }

  /**
   * What happened within a day or an hour.
   *
   * @param begun reserved in it
   * @param done finished in it
   * @param failed given up in it before they were done
   */
  public record Period(long begun, long done, long failed) {
    Period plus(Period more) {
      return new Period(begun + more.begun, done + more.done, failed + more.failed);
    }

    /** Of those that ended, the share that is done, in percent; 0 where none ended. */
    public double percent() {
      return done + failed == 0 ? 0 : 100.0 * done / (done + failed);
    }
  }

  /**
   * What is measured together.
   *
   * @param step the event that ends it, in lower case, or {@link #WHOLE}
   */
  public record Step(String product, String station, String step) implements Comparable<Step> {
    private static final List<String> ORDER =
        List.of("built", "written", "proven", "booted", "labelled", "done", WHOLE);

    @Override
    public int compareTo(Step other) {
      return Comparator.comparing(Step::product)
          .thenComparing(Step::station)
          .thenComparingInt(one -> ORDER.indexOf(one.step()))
          .compare(this, other);
    }
  }

  /** One cause of failure, and all that are more frequent with it. */
  public record Cause(String code, long count, double percent, double upToHere) {}

  /**
   * With no units yet.
   *
   * @param zone whose days and hours these are
   */
  public Figures(By by, ZoneId zone) {
    period = DateTimeFormatter.ofPattern(by.pattern).withZone(zone);
  }

  /** Adds the units that the filter means. */
  public Figures of(Records records, Filter filter) {
    records.pages(
        filter,
        page -> {
          Map<Long, List<Entry>> histories = records.histories(page);
          page.forEach(unit -> add(unit, histories.getOrDefault(unit.id(), List.of())));
        });
    return this;
  }

  void add(Unit unit, List<Entry> history) {
    if (unit.origin() != null || history.isEmpty()) {
      imported++;
      return;
    }
    if (unit.state().unfinished()) {
      open++;
    }
    Entry first = history.getFirst();
    count(first, new Period(1, 0, 0));
    Entry before = first;
    for (Entry entry : history) {
      switch (entry.event()) {
        case Event.Built _, Event.Written _, Event.Proven _, Event.Booted _, Event.Labelled _ -> {
          measure(unit, entry, before, entry.state().name());
          before = entry;
        }
        case Event.Done _ -> {
          measure(unit, entry, before, entry.state().name());
          measure(unit, entry, first, WHOLE);
          count(entry, new Period(0, 1, 0));
          before = entry;
        }
        case Event.SetAside(String code, String _) -> failed(entry, code);
        case Event.Retired _ -> {
          if (before.state() != State.DONE) {
            failed(entry, RETIRED);
          }
        }
        case Event.Reserved _,
            Event.Imported _,
            Event.BuiltSecureCert _,
            Event.BuiltKeys _,
            Event.Resumed _,
            Event.CopiesRemoved _,
            Event.CopiesForgotten _,
            Event.Revealed _,
            Event.Merged _,
            Event.Reprinted _,
            Event.OfLabel _,
            Event.RestoreBegun _,
            Event.Restored _,
            Event.Returned _,
            Event.BackedUp _,
            Event.CarriedOn _,
            Event.LabelVoided _,
            Event.Replaces _,
            Event.ReplacedBy _ -> {}
      }
    }
  }

  private void failed(Entry entry, String code) {
    count(entry, new Period(0, 0, 1));
    failures.merge(code, 1L, Long::sum);
  }

  private void count(Entry entry, Period more) {
    periods.merge(period.format(entry.at()), more, Period::plus);
  }

  /** A clock that was set back in between measures nothing. */
  private void measure(Unit unit, Entry entry, Entry since, String step) {
    Duration took = Duration.between(since.at(), entry.at());
    if (!took.isNegative()) {
      String word = step.toLowerCase(java.util.Locale.ROOT);
      steps
          .computeIfAbsent(
              new Step(unit.claim().product().name(), entry.by().station(), word),
              _ -> new Spread())
          .add(took.toMillis());
    }
  }

  /** By day or hour, only those in which something was begun or ended. */
  public SortedMap<String, Period> periods() {
    return new TreeMap<>(periods);
  }

  public Period total() {
    return periods.values().stream().reduce(new Period(0, 0, 0), Period::plus);
  }

  /** Neither done nor given up yet. */
  public long open() {
    return open;
  }

  public long imported() {
    return imported;
  }

  /** The most frequent first. */
  public List<Cause> causes() {
    long all = failures.values().stream().mapToLong(Long::longValue).sum();
    long[] upToHere = {0};
    return failures.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(
            one -> {
              upToHere[0] += one.getValue();
              return new Cause(
                  one.getKey(),
                  one.getValue(),
                  100.0 * one.getValue() / all,
                  100.0 * upToHere[0] / all);
            })
        .toList();
  }

  /** By product, station and step. */
  public SortedMap<Step, Spread> steps() {
    return new TreeMap<>(steps);
  }
}
