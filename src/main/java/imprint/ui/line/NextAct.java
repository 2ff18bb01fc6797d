package imprint.ui.line;

import imprint.ui.kit.Texts;
import java.util.List;
import java.util.Set;

/** What a person at the line does next: one sentence, of what needs it most. */
final class NextAct {
  private NextAct() {}

  /**
   * Whose act it is.
   *
   * @param seen slots whose result a person has looked at
   * @return counted from 0; the chosen one unless another needs somebody more
   */
  static int slot(List<Shown> slots, int chosen, Set<Integer> seen) {
    int most = chosen;
    for (int slot = 0; slot < slots.size(); slot++) {
      Need need = slots.get(slot).need();
      boolean unseen = need == Need.WAITS || !seen.contains(slot);
      if (unseen && need.compareTo(slots.get(most).need()) > 0) {
        most = slot;
      }
    }
    return most;
  }

  /** A label that somebody has to look after comes behind a board that waits, and before others. */
  static String sentence(List<Shown> slots, int slot, LabelNote labels, Texts texts) {
    if (labels.serious() && slots.get(slot).need() != Need.WAITS) {
      return labels.act();
    }
    String act = slots.get(slot).nextAct();
    return slots.size() == 1 ? act : texts.get("line.slot.act", slot + 1, act);
  }
}
