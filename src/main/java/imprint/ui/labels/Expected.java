package imprint.ui.labels;

import imprint.ledger.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Labels that went out since somebody began, and which of them were not scanned yet. */
final class Expected {
  private final Map<Long, Unit> out = new LinkedHashMap<>();
  private final Map<Long, Unit> open = new LinkedHashMap<>();
  private int unsure;

  void clear() {
    out.clear();
    open.clear();
    unsure = 0;
  }

  void follow(Expected before) {
    clear();
    out.putAll(before.out);
    open.putAll(before.open);
    unsure = before.unsure;
  }

  /**
   * @param some of how many nobody says that they are printed
   */
  void add(List<Unit> units, int some) {
    unsure += some;
    for (Unit unit : units) {
      out.put(unit.id(), unit);
      open.put(unit.id(), unit);
    }
  }

  void close(Unit unit) {
    open.remove(unit.id());
  }

  boolean has(Unit unit) {
    return out.containsKey(unit.id());
  }

  /** All of them: a label that is scanned twice is right twice. */
  List<Unit> all() {
    return new ArrayList<>(out.values());
  }

  int count() {
    return out.size();
  }

  int unsure() {
    return unsure;
  }

  int scanned() {
    return out.size() - open.size();
  }

  boolean none() {
    return open.isEmpty();
  }
}
