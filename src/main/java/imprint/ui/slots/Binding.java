package imprint.ui.slots;

import imprint.line.LineSettings;
import imprint.line.SlotPlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Learns the places of the slots, one after another, from boards that are plugged in. */
final class Binding {
  /** What a look saw. */
  sealed interface Seen {
    record Nothing() implements Seen {}

    /**
     * The next slot has its place.
     *
     * @param slot as people count, from 1
     */
    record Bound(int slot, SlotPlace place) implements Seen {}

    /**
     * That place has a slot already.
     *
     * @param slot as people count, from 1
     */
    record Already(int slot, SlotPlace place) implements Seen {}

    /** More than one appeared, and which is meant cannot be told. */
    record Several() implements Seen {}
  }

  private final List<SlotPlace> bound = new ArrayList<>();
  private @Nullable Set<SlotPlace> before;

  /**
   * Begins.
   *
   * @param before what was plugged in at the last look; null where nobody looked, and then what is
   *     there at the first look counts for nothing
   */
  Binding(@Nullable Set<SlotPlace> before) {
    this.before = before;
  }

  /** Takes note of what is plugged in now. */
  Seen look(Set<SlotPlace> present) {
    Set<SlotPlace> last = before;
    before = Set.copyOf(present);
    if (last == null || full()) {
      return new Seen.Nothing();
    }
    List<SlotPlace> appeared =
        present.stream()
            .filter(place -> !last.contains(place))
            .sorted(Comparator.comparing(SlotPlace::text))
            .toList();
    if (appeared.isEmpty()) {
      return new Seen.Nothing();
    }
    if (appeared.stream().map(Binding::device).collect(Collectors.toSet()).size() > 1) {
      return new Seen.Several();
    }
    // a bridge with several ports has the board at its first
    SlotPlace place = appeared.getFirst();
    int known = bound.indexOf(place);
    if (known >= 0) {
      return new Seen.Already(known + 1, place);
    }
    bound.add(place);
    return new Seen.Bound(bound.size(), place);
  }

  private static String device(SlotPlace place) {
    return switch (place) {
      case SlotPlace.Usb(String position) -> position.replaceFirst(":.*", "");
      case SlotPlace.Named(String name) -> name;
    };
  }

  List<SlotPlace> bound() {
    return List.copyOf(bound);
  }

  boolean full() {
    return bound.size() == LineSettings.MOST_SLOTS;
  }
}
