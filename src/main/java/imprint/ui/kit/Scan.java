package imprint.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells a scanner that plays a keyboard from a person at one: by how fast the keys come, and by the
 * key that ends it. Keys are kept back until that is known, at most for {@link #SLOWEST}
 * nanoseconds after the last; then they are given back in their order. Knows no toolkit: a key is
 * whatever the caller makes of it.
 */
final class Scan<K> {
  /** Between two keys of a scan on average, in nanoseconds; people need 60 ms and more. */
  static final long AVERAGE = 35_000_000L;

  /** Between two keys of a scan, in nanoseconds. */
  static final long SLOWEST = 70_000_000L;

  /** Characters. */
  static final int SHORTEST = 6;

  /**
   * Nanoseconds. What comes so soon behind keys that were no scan belongs to them: a person who
   * types fast, or a scan that a slow computer took in pieces.
   */
  static final long APART = 400_000_000;

  private final Predicate<String> scanned;
  private final Consumer<K> givenBack;
  private final List<K> kept = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private long first;
  private long last;
  private boolean gaveBack;
  private boolean broken;

  /** Whether what was given back last is a scan that only lacks its end. */
  private boolean cut;

  /** When the latest scan ended that somebody took; null where keys came since that were none. */
  private @Nullable Long taken;

  /**
   * @param scanned gets what was scanned, without the key that ended it; says whether its keys are
   *     done with, or to be given back as if they had been typed
   * @param givenBack gets the keys that were no scan, in their order
   */
  Scan(Predicate<String> scanned, Consumer<K> givenBack) {
    this.scanned = scanned;
    this.givenBack = givenBack;
  }

  /** A key went down or up, which tells no character. */
  void key(K key, long now) {
    arrived(now);
    kept.add(key);
    last = now;
  }

  /** A character came. */
  void character(K key, char character, long now) {
    arrived(now);
    if (text.isEmpty()) {
      first = now;
    }
    broken |= gaveBack;
    gaveBack = false;
    cut = false;
    text.append(character);
    kept.add(key);
    last = now;
  }

  /** The key that goes down tells the time, not the character that it makes then. */
  private void arrived(long now) {
    giveBackOld(now);
    if (kept.isEmpty() && !behindScan(now)) {
      taken = null;
    }
    gaveBack &= now - last <= APART;
  }

  /**
   * Enter or Tab went down. Behind a few fast keys, which are too short a code to be handed on, and
   * behind a code that was cut in two, it is the scanner's as well: no finger is so quick.
   *
   * @return whether a scanner sent it; else all was given back, and the key is the caller's
   */
  boolean end(long now) {
    giveBackOld(now);
    boolean late = cut && now - last <= APART;
    boolean quick = text.length() > 1 && now - first <= AVERAGE * text.length();
    if (quick && text.length() >= SHORTEST && !broken) {
      if (scanned.test(text.toString())) {
        clear();
        taken = now;
      } else {
        giveBack();
      }
      return true;
    }
    // of a code with a tab in it the first part is a scan, and the end of the others presses
    // nothing
    boolean rest = !text.isEmpty() && taken != null && now - taken <= AVERAGE * (text.length() + 1);
    giveBack();
    taken = rest ? now : null;
    return rest || quick || late;
  }

  private boolean behindScan(long now) {
    return taken != null && now - taken <= AVERAGE;
  }

  /** Time went by: what is too old for a scan is given back. */
  void giveBackOld(long now) {
    if (!kept.isEmpty() && now - last > SLOWEST) {
      giveBack();
    }
  }

  /** Whether keys are kept back. */
  boolean waiting() {
    return !kept.isEmpty();
  }

  /** It was no scan. */
  void giveBack() {
    List<K> all = List.copyOf(kept);
    boolean typed = !text.isEmpty();
    boolean burst = text.length() >= SHORTEST && last - first <= AVERAGE * text.length();
    clear();
    gaveBack = typed;
    cut = burst;
    all.forEach(givenBack);
  }

  private void clear() {
    kept.clear();
    text.setLength(0);
    gaveBack = false;
    broken = false;
    cut = false;
  }
}
