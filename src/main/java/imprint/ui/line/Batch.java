package imprint.ui.line;

import imprint.ui.kit.Texts;
import java.util.List;

/**
 * What one press starts together.
 *
 * @param again whether these are boards that did not pass
 * @param slots counted from 0, in order; empty where there is nothing to start
 */
public record Batch(boolean again, List<Integer> slots) {
  static final Batch NONE = new Batch(false, List.of());

  public Batch {
    slots = List.copyOf(slots);
  }

  /** What stands on the button. */
  String text(Texts texts) {
    return texts.get(again ? "line.batch.again" : "line.batch", slots.size());
  }
}
