package imprint.ui.line;

import imprint.line.UnitSummary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The units whose end the slots show.
 *
 * @param slots slot 1 first
 */
record OnScreen(Supplier<List<LineViewModel>> slots) {
  /** The slot of the unit on which that is printed, counted from 0. */
  Optional<Integer> slot(String printed) {
    List<LineViewModel> all = slots.get();
    return all.stream().filter(slot -> slot.shows(printed)).findFirst().map(all::indexOf);
  }

  /** Serial numbers of all of them. */
  Set<String> units() {
    return slots.get().stream()
        .flatMap(slot -> slot.shownProperty().get().unit().stream())
        .map(UnitSummary::serialNumber)
        .collect(Collectors.toUnmodifiableSet());
  }
}
