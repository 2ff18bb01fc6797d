package imprint.ui;

import imprint.line.LineSettings;
import imprint.line.PortChoice;
import imprint.line.SlotPlace;
import imprint.line.Station;
import imprint.ui.line.LineDesk;
import java.util.HashSet;
import java.util.Set;

/**
 * The station as the screens of the line see it.
 *
 * @param names ports are told by their names as well: for the one slot that nobody bound
 */
record LineAtStation(Station station, boolean names) implements LineDesk {
  @Override
  public Set<SlotPlace> plugged() {
    Set<SlotPlace> plugged = new HashSet<>();
    for (PortChoice port : station.visits().ports()) {
      plugged.add(port.place());
      if (names) {
        plugged.add(new SlotPlace.Named(port.name()));
      }
    }
    return plugged;
  }

  @Override
  public LineSettings settings() {
    return station.line();
  }

  @Override
  public void keep(LineSettings changed) {
    station.keep(changed);
  }
}
