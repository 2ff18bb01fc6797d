package imprint.label;

import imprint.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a draft looks like on a unit's label, right or wrong. It holds the codes of the unit that it
 * was tried with.
 *
 * @param dots what would be printed; what cannot be set is missing
 * @param spots where its elements are, those that this unit's label has
 * @param rules what each has against the label, nothing where all is well; empty where an element
 *     cannot be set, for then there is no label to be judged
 */
public record Trial(Raster dots, List<Spot> spots, Map<Rule, List<Told>> rules) {
  /**
   * Where an element is, in dots from the upper left corner of what would be printed.
   *
   * @param element its place in the layout, from 0 on
   * @param refused why it cannot be set
   */
  public record Spot(int element, int x, int y, int width, int height, Optional<Finding> refused) {
    static Spot of(Part part, Turn turn, Box label) {
      Box box = turn.box(part.box(), label.width(), label.height());
      return new Spot(
          part.place(),
          box.x(),
          box.y(),
          box.width(),
          box.height(),
          part.refused().map(refusal -> refusal.finding()));
    }

    /** Whether a point is in it; what is thin can be met beside it. */
    public boolean holds(double atX, double atY, double beside) {
      double across = Math.max(0, beside - width / 2.0);
      double down = Math.max(0, beside - height / 2.0);
      return atX >= x - across
          && atX <= x + width + across
          && atY >= y - down
          && atY <= y + height + down;
    }
  }

  /**
   * What is wrong.
   *
   * @param elements whose fault it is, as far as that can be said
   */
  public record Told(Finding finding, Set<Integer> elements) {}

  /** What cannot be set, and what the rules have against the rest. */
  public List<Told> told() {
    List<Told> all = new ArrayList<>();
    for (Spot spot : spots) {
      spot.refused().ifPresent(finding -> all.add(new Told(finding, Set.of(spot.element()))));
    }
    rules.values().forEach(all::addAll);
    return all;
  }

  /** The element at a point of the label, the smallest of several. */
  public Optional<Spot> at(double x, double y, double beside) {
    return spots.stream()
        .filter(spot -> spot.holds(x, y, beside))
        .min(java.util.Comparator.comparingLong(spot -> (long) spot.width() * spot.height()));
  }

  @Override
  public String toString() {
    return "Trial of " + spots.size() + " elements";
  }
}
