package imprint.ledger;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One line of a unit's history.
 *
 * @param seq 1, 2, 3, … within the unit
 * @param at UTC, in milliseconds; the order is that of {@code seq}, whatever the clock did
 * @param state where the unit stood afterwards
 */
public record Entry(int seq, Instant at, Event event, State state, By by) {
  /** The partition of each image that a unit was made of, by its history. */
  public static Map<Copy.Kind, String> places(List<Entry> history) {
    Map<Copy.Kind, String> places = new EnumMap<>(Copy.Kind.class);
    for (Entry entry : history) {
      switch (entry.event) {
        case Event.Built(String label, var _) -> places.put(Copy.Kind.FACTORY_IMAGE, label);
        case Event.BuiltSecureCert(String label) -> places.put(Copy.Kind.SECURE_CERT_IMAGE, label);
        case Event.BuiltKeys(String label) -> places.put(Copy.Kind.NVS_KEYS, label);
        case Event other -> {}
      }
    }
    return Map.copyOf(places);
  }
}
