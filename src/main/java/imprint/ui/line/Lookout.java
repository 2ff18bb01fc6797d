package imprint.ui.line;

import imprint.line.SlotPlace;
import imprint.ui.kit.Background;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** Looks what is plugged into the slots of the line, while somebody stands before it. */
final class Lookout {
  private final Background background;
  private final LineDesk desk;
  private final IntPredicate busy;
  private final BooleanSupplier waits;
  private final Consumer<List<Integer>> appeared;

  /** Slots that start by themselves as soon as nobody is asked anything. */
  private final List<Integer> next = new ArrayList<>();

  /** Where another screen had a board that nobody took out since. */
  private final Set<SlotPlace> had = new HashSet<>();

  private Plugged plugged = new Plugged(List.of());
  private boolean looking;
  private boolean attended = true;

  /**
   * @param busy whether a board is worked on in that slot
   * @param waits whether no board may start by itself just now
   * @param appeared is told after each look which slots are to start by themselves
   */
  Lookout(
      Background background,
      LineDesk desk,
      IntPredicate busy,
      BooleanSupplier waits,
      Consumer<List<Integer>> appeared) {
    this.background = background;
    this.desk = desk;
    this.busy = busy;
    this.waits = waits;
    this.appeared = appeared;
  }

  Plugged plugged() {
    return plugged;
  }

  /** Other slots; boards that another screen had may stay in them. */
  void watch(Plugged other) {
    plugged = other;
    plugged.had(had);
    next.clear();
  }

  /** Goes on with what {@code before} knows. */
  void follow(Lookout before) {
    had.addAll(before.had);
    watch(before.plugged);
  }

  /** Another screen works on the board at that port. */
  void had(String port) {
    background.run(
        () -> desk.places(port),
        places -> {
          had.addAll(places);
          plugged.had(places);
          release();
        },
        // what is plugged in cannot be told: then no slot counts as filled either
        _ -> {});
  }

  /** Somebody stands before the line again. */
  void arrive() {
    attended = true;
    plugged.lookedAway();
    look();
  }

  /** Nobody does: no board starts by itself. */
  void leave() {
    attended = false;
    next.clear();
  }

  void look() {
    if (!looking) {
      looking = true;
      Plugged asked = plugged;
      background.run(desk::plugged, found -> looked(asked, found), _ -> looking = false);
    }
  }

  private void looked(Plugged asked, Set<SlotPlace> found) {
    looking = false;
    if (asked == plugged) {
      List<Integer> there = plugged.look(found, busy);
      had.removeIf(place -> !found.contains(place) && !plugged.holds(place));
      if (attended && desk.settings().startsByItself()) {
        next.addAll(there);
      }
      release();
    }
  }

  /** Lets start what has waited, if it may by now and the board is still there. */
  void release() {
    List<Integer> starting =
        waits.getAsBoolean() ? List.of() : next.stream().filter(plugged::fresh).toList();
    next.removeIf(slot -> !waits.getAsBoolean() || !plugged.fresh(slot));
    appeared.accept(starting);
  }
}
