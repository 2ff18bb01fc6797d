package imprint.ui.labels;

import imprint.ui.history.UnitLife.Moment;
import java.util.List;

/**
 * What is known of the unit in hand.
 *
 * @param moments what became of its labels so far
 */
public record Told(String serialNumber, List<Moment> moments) {
  static final Told NOTHING = new Told("", List.of());

  public Told {
    moments = List.copyOf(moments);
  }
}
