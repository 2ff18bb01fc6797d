package imprint.ui.setup;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The password of an encrypted key, as long as the screen may need it. Belongs to the window's
 * thread; what works elsewhere gets a copy of its own and wipes it.
 */
final class KeyPassword {
  private char @Nullable [] typed;

  /** Takes the array itself; the one before is wiped. */
  void set(char[] now) {
    forget();
    typed = now;
  }

  /** Goes on with that of another screen, which has none from then on. */
  void take(KeyPassword other) {
    forget();
    typed = other.typed;
    other.typed = null;
  }

  /** Null where there is none. */
  char @Nullable [] copy() {
    char[] now = typed;
    return now == null ? null : now.clone();
  }

  void forget() {
    wipe(typed);
    typed = null;
  }

  static void wipe(char @Nullable [] copy) {
    if (copy != null) {
      Arrays.fill(copy, '\0');
    }
  }
}
