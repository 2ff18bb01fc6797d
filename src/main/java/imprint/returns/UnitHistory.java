package imprint.returns;

import imprint.ledger.Copy;
import imprint.ledger.Entry;
import imprint.ledger.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a unit's events say about where it lies on its board and what was begun and not ended. */
final class UnitHistory {
  private final Map<Copy.Kind, String> places;
  private final Map<String, Event.BackedUp> backups = new HashMap<>();
  private Act begun = Act.RESTORE;
  private String reason = "";
  private boolean rewriting;
  private boolean voided;
  private boolean replaced;

  private UnitHistory(Map<Copy.Kind, String> places) {
    this.places = places;
  }

  static UnitHistory of(List<Entry> entries) {
    UnitHistory history = new UnitHistory(Entry.places(entries));
    entries.forEach(entry -> history.add(entry.event()));
    return history;
  }

  private void add(Event event) {
    switch (event) {
      case Event.Returned(var _, String act, String why) -> {
        begun = Act.named(act).orElse(Act.RESTORE);
        reason = why;
      }
      case Event.BackedUp backup -> backups.put(backup.partition(), backup);
      case Event.Proven _, Event.Done _ -> backups.clear();
      case Event.RestoreBegun _ -> rewriting = true;
      case Event.Restored _ -> {
        rewriting = false;
        backups.clear();
      }
      case Event.LabelVoided _ -> voided = true;
      case Event.ReplacedBy _ -> replaced = true;
      case Event.Reserved _,
          Event.Built _,
          Event.BuiltSecureCert _,
          Event.BuiltKeys _,
          Event.Resumed _,
          Event.Written _,
          Event.Booted _,
          Event.Labelled _,
          Event.CopiesRemoved _,
          Event.CopiesForgotten _,
          Event.Revealed _,
          Event.Merged _,
          Event.Imported _,
          Event.SetAside _,
          Event.Retired _,
          Event.Reprinted _,
          Event.OfLabel _,
          Event.CarriedOn _,
          Event.Replaces _ -> {}
    }
  }

  /** The partition of each image that the unit was made of. */
  Map<Copy.Kind, String> places() {
    return places;
  }

  /** Whether the copies that are there are all that it takes to write the unit again. */
  boolean canBeWritten(Set<Copy.Kind> kept) {
    return places.containsKey(Copy.Kind.FACTORY_IMAGE) && kept.containsAll(places.keySet());
  }

  /** The act that began to write the board and did not come to its end. */
  Optional<Act> rewriting() {
    return rewriting ? Optional.of(begun) : Optional.empty();
  }

  /** The latest backup of that partition since the unit was last proven or done. */
  Optional<Event.BackedUp> backup(String partition) {
    return Optional.ofNullable(backups.get(partition));
  }

  /** The label is gone, and no other identity took the unit's place in the books so far. */
  boolean replacing() {
    return voided && !replaced;
  }

  /** Why the last act was begun. */
  String reason() {
    return reason;
  }
}
