package imprint.bench;

import imprint.esp.link.Link;
import imprint.finding.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * Boards at ports whose names change: each time a board's cable is pulled it comes back under its
 * next name, as a USB board does that a computer enumerates anew.
 *
 * <p>Its methods may be called from any thread.
 */
public final class BoardRack {
  private record Place(SimulatedBoard board, List<String> names) {
    String name() {
      return names.get(Math.min(board.pulls(), names.size() - 1));
    }
  }

  private final List<Place> places = new ArrayList<>();

  /**
   * Puts a board in. It stays the caller's.
   *
   * @param first its port's name until its cable is pulled
   * @param later its names after that, one each time; it keeps the last
   */
  public synchronized void put(SimulatedBoard board, String first, String... later) {
    List<String> names = new ArrayList<>(List.of(first));
    names.addAll(List.of(later));
    places.add(new Place(board, names));
  }

  /** The names under which boards can be opened now. */
  public synchronized List<String> names() {
    return places.stream().map(Place::name).toList();
  }

  /**
   * Opens the board that has {@code name} now.
   *
   * @throws Refusal link.port-absent, sim.in-use
   */
  public synchronized Link open(String name) {
    return places.stream()
        .filter(place -> place.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Refusal.of("link.port-absent", name))
        .board()
        .open();
  }
}
