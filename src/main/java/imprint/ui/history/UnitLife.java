package imprint.ui.history;

import imprint.ledger.Unit;
import imprint.ui.kit.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The chosen unit, as it is told.
 *
 * @param word its standing
 * @param facts names and what they are
 * @param open what was begun and not ended
 * @param moments what happened, the latest last
 */
public record UnitLife(
    Unit unit,
    Standing standing,
    String word,
    List<Fact> facts,
    Optional<Problem> open,
    List<Moment> moments) {
  public UnitLife {
    facts = List.copyOf(facts);
    moments = List.copyOf(moments);
  }

  /** One fact and its name. */
  public record Fact(String name, String what) {}

  /**
   * One thing that happened.
   *
   * @param by station and person
   */
  public record Moment(String when, String what, String by) {}
}
