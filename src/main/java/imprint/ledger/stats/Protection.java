package imprint.ledger.stats;

import imprint.ledger.Copy;
import imprint.ledger.Entry;
import imprint.ledger.Event;
import imprint.ledger.Filter;
import imprint.ledger.Records;
import imprint.ledger.Unit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the keys of a batch of units are protected, by what the ledger has of each. Nothing is
 * guessed: what an entry of an earlier version does not tell is counted as not recorded.
 */
public final class Protection {
  /** For what the ledger does not tell of a unit. */
  public static final String NOT_RECORDED = "not-recorded";

  private final Map<Aspect, SortedMap<String, Long>> counts = new EnumMap<>(Aspect.class);
  private long units;
  private long imported;
  private long unbuilt;

  /** What is told apart. */
  public enum Aspect {
    /** As the fuses said before the unit was written: {@code on} or {@code off}. */
    SECURE_BOOT,
    /** The same, in the words of {@link Event.Built.Fuses}. */
    FLASH_ENCRYPTION,
    /** {@code on} where the unit was given a partition of keys for it, or {@code off}. */
    NVS_ENCRYPTION,
    /**
     * Where the private key of the device certificate lies: {@code secure-cert} or {@code nvs}, and
     * whether it is encrypted there.
     */
    DEVICE_KEY,
    /** What the ledger keeps sealed of the unit: {@code kept}, {@code removed} or {@code never}. */
    SEALED_COPIES,
    /** Whether its secrets were written to a file by an export: {@code yes} or {@code no}. */
    EXPORTED
  }

  /** Adds the units that the filter means. */
  public Protection of(Records records, Filter filter) {
    records.pages(
        filter,
        page -> {
          Map<Long, List<Entry>> histories = records.histories(page);
          var kept = records.keptCopies(page);
          for (Unit unit : page) {
            add(unit, histories.getOrDefault(unit.id(), List.of()), kept.contains(unit.id()));
          }
        });
    return this;
  }

  private void add(Unit unit, List<Entry> history, boolean kept) {
    Optional<Event.Built> built = events(history, Event.Built.class);
    if (unit.origin() != null) {
      imported++;
    } else if (built.isEmpty()) {
      unbuilt++;
    } else {
      units++;
      Optional<Event.Built.Fuses> fuses = Optional.ofNullable(built.get().fuses());
      Map<Copy.Kind, String> places = Entry.places(history);
      count(Aspect.SECURE_BOOT, fuses.map(it -> it.secureBoot() ? "on" : "off"));
      count(Aspect.FLASH_ENCRYPTION, fuses.map(Event.Built.Fuses::flashEncryption));
      count(
          Aspect.NVS_ENCRYPTION,
          Optional.of(places.containsKey(Copy.Kind.NVS_KEYS) ? "on" : "off"));
      count(Aspect.DEVICE_KEY, deviceKey(places, fuses));
      count(Aspect.SEALED_COPIES, Optional.of(copies(history, kept)));
      count(
          Aspect.EXPORTED,
          Optional.of(events(history, Event.Revealed.class).isPresent() ? "yes" : "no"));
    }
  }

  private static <E extends Event> Optional<E> events(List<Entry> history, Class<E> type) {
    return history.stream().map(Entry::event).filter(type::isInstance).map(type::cast).findFirst();
  }

  /** NVS is never read through flash decryption, esp_secure_cert always where that is on. */
  private static Optional<String> deviceKey(
      Map<Copy.Kind, String> places, Optional<Event.Built.Fuses> fuses) {
    if (!places.containsKey(Copy.Kind.SECURE_CERT_IMAGE)) {
      return Optional.of(places.containsKey(Copy.Kind.NVS_KEYS) ? "nvs-encrypted" : "nvs-plain");
    }
    return fuses.map(
        it ->
            switch (it.flashEncryption()) {
              case "off", "was-on" -> "secure-cert-plain";
              default -> "secure-cert-encrypted";
            });
  }

  private static String copies(List<Entry> history, boolean kept) {
    if (kept) {
      return "kept";
    }
    boolean removed =
        events(history, Event.CopiesRemoved.class).isPresent()
            || events(history, Event.CopiesForgotten.class).isPresent();
    return removed ? "removed" : "never";
  }

  private void count(Aspect aspect, Optional<String> word) {
    counts
        .computeIfAbsent(aspect, _ -> new TreeMap<>())
        .merge(word.orElse(NOT_RECORDED), 1L, Long::sum);
  }

  /** How many units by the words of that aspect; empty where there are no units. */
  public SortedMap<String, Long> counts(Aspect aspect) {
    return Collections.unmodifiableSortedMap(
        Objects.requireNonNullElseGet(counts.get(aspect), TreeMap::new));
  }

  /** Those that the counts are of. */
  public long units() {
    return units;
  }

  /** Made by other lines: how is not known here. */
  public long imported() {
    return imported;
  }

  /** Ended, or stand still, before there was a key to protect. */
  public long unbuilt() {
    return unbuilt;
  }
}
