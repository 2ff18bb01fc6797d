package imprint.line.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import imprint.finding.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The locked window.
 *
 * @param locked whether it is, also after the next start
 * @param keys that ask who leaves it
 * @param code that leaves it as a lead does; null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Kiosk(boolean locked, String keys, @Nullable Lock code) {
  /**
   * What can be chosen: keys that no scanner types, that no screen uses, and that common systems
   * leave alone.
   */
  static final List<String> KEYS = List.of("Ctrl+Shift+F12", "Ctrl+Shift+F10", "Ctrl+Alt+Shift+L");

  static final Kiosk OPEN = new Kiosk(false, KEYS.getFirst(), null);

  Kiosk {
    if (!KEYS.contains(keys)) {
      throw new IllegalArgumentException("not a choice");
    }
  }

  Kiosk with(boolean now) {
    return new Kiosk(now, keys, code);
  }

  /**
   * @throws Refusal people.keys
   */
  Kiosk withKeys(String other) {
    if (!KEYS.contains(other)) {
      throw Refusal.of("people.keys", String.join(", ", KEYS));
    }
    return new Kiosk(locked, other, code);
  }

  Kiosk withCode(@Nullable Lock other) {
    return new Kiosk(locked, keys, other);
  }
}
