package imprint.ui.line;

import imprint.line.SlotPlace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Which slots hold a board, and whether it is another than the one that was worked on last. Told
 * from what is plugged in each time somebody looks.
 */
final class Plugged {
  /**
   * Looks in a row after which a board counts as taken out. A board with USB of its own is away for
   * a moment whenever it restarts, and must not be taken for the next one.
   */
  static final int GONE_AFTER = 3;

  private enum Seat {
    /** Nobody looked yet. */
    UNKNOWN,
    EMPTY,
    /** No run had this board. */
    FRESH,
    /** A run had this board. */
    USED
  }

  private final List<SlotPlace> places;
  private final Seat[] seats;
  private final int[] absent;
  private final boolean[] listed;

  Plugged(List<SlotPlace> places) {
    this.places = List.copyOf(places);
    seats = new Seat[places.size()];
    absent = new int[places.size()];
    listed = new boolean[places.size()];
    Arrays.fill(seats, Seat.UNKNOWN);
  }

  /**
   * Takes note of what is plugged in.
   *
   * @param busy slots whose board comes and goes because it is worked on
   * @return the slots into which a board was plugged since the last look
   */
  List<Integer> look(Set<SlotPlace> present, IntPredicate busy) {
    List<Integer> appeared = new ArrayList<>();
    for (int slot = 0; slot < seats.length; slot++) {
      boolean there = present.contains(places.get(slot));
      listed[slot] |= there;
      absent[slot] = there || busy.test(slot) ? 0 : absent[slot] + 1;
      if (busy.test(slot) || !told(slot)) {
        continue;
      }
      if (there && seats[slot] == Seat.EMPTY) {
        appeared.add(slot);
      }
      if (there && seats[slot] != Seat.USED) {
        seats[slot] = Seat.FRESH;
      } else if (absent[slot] >= GONE_AFTER || (!there && seats[slot] == Seat.UNKNOWN)) {
        seats[slot] = Seat.EMPTY;
      }
    }
    return appeared;
  }

  /** A place on the network, or a board made of software, is never listed. */
  private boolean told(int slot) {
    return listed[slot] || places.get(slot) instanceof SlotPlace.Usb;
  }

  /** Nobody looked for a while: what is there at the next look was not plugged in just then. */
  void lookedAway() {
    for (int slot = 0; slot < seats.length; slot++) {
      seats[slot] = seats[slot] == Seat.USED ? Seat.USED : Seat.UNKNOWN;
      absent[slot] = 0;
    }
  }

  /** A run begins there. */
  void started(int slot) {
    seats[slot] = Seat.USED;
  }

  /** Somebody else had the boards at those places: they are no next ones. */
  void had(Set<SlotPlace> elsewhere) {
    for (int slot = 0; slot < seats.length; slot++) {
      if (elsewhere.contains(places.get(slot))) {
        seats[slot] = Seat.USED;
      }
    }
  }

  /** Whether a board that was had is still at that place. */
  boolean holds(SlotPlace place) {
    int slot = places.indexOf(place);
    return slot >= 0 && seats[slot] == Seat.USED;
  }

  /** Whether there may be a board that no run had. */
  boolean fresh(int slot) {
    return !told(slot) || seats[slot] == Seat.FRESH || seats[slot] == Seat.UNKNOWN;
  }

  /** Whether another board is there than the one that was worked on last. */
  boolean swapped(int slot) {
    return seats[slot] == Seat.FRESH;
  }

  /** Whether there may be a board. */
  boolean taken(int slot) {
    return !told(slot) || seats[slot] != Seat.EMPTY;
  }
}
