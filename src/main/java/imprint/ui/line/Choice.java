package imprint.ui.line;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** The slot that the big button means, and those whose result a person has looked at. */
final class Choice {
  private final ReadOnlyIntegerWrapper slot = new ReadOnlyIntegerWrapper();
  private final Set<Integer> seen = new HashSet<>();

  /** How often somebody chose or asked for one. */
  private int turn;

  /** Other slots: the first is the chosen one, and nobody saw any. */
  void begin() {
    seen.clear();
    slot.set(0);
  }

  /** Who chooses another has seen both. */
  void choose(int next) {
    turn++;
    seen.add(slot.get());
    seen.add(next);
    slot.set(next);
  }

  /** That one shows something new. */
  void unseen(int changed) {
    seen.remove(changed);
  }

  /**
   * What an answer does that takes a while: nothing, where somebody chose or asked meanwhile.
   *
   * @param then would choose
   */
  <T> Consumer<T> unlessLater(Consumer<T> then) {
    int asked = ++turn;
    return answer -> {
      if (asked == turn) {
        then.accept(answer);
      }
    };
  }

  void follow(Choice before) {
    choose(before.slot.get());
    seen.addAll(before.seen);
  }

  /** Whose act is the next one. */
  int needy(List<Shown> shown) {
    return NextAct.slot(shown, slot.get(), seen);
  }

  /** Counted from 0. */
  int get() {
    return slot.get();
  }

  ReadOnlyIntegerProperty property() {
    return slot.getReadOnlyProperty();
  }
}
