package imprint.ui.returns;

import imprint.ui.history.UnitLife.Moment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the unit in hand.
 *
 * @param board what it says of itself
 * @param moments what happened so far
 * @param label a label that was made just now
 */
public record Told(String serialNumber, String board, List<Moment> moments, Optional<Path> label) {
  static final Told NOTHING = new Told("", "", List.of(), Optional.empty());

  public Told {
    moments = List.copyOf(moments);
  }
}
