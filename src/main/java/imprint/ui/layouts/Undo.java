package imprint.ui.layouts;

import imprint.label.LayoutDraft;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What a layout was before, and what it was before somebody went back. */
final class Undo {
  private static final int MOST = 200;

  private final Deque<LayoutDraft> past = new ArrayDeque<>();
  private final Deque<LayoutDraft> future = new ArrayDeque<>();
  private String last = "";

  /**
   * A change is made.
   *
   * @param what several of the same in a row are one step back; empty: this one stands alone
   */
  void change(LayoutDraft before, String what) {
    if (what.isEmpty() || !what.equals(last)) {
      past.push(before);
    }
    if (past.size() > MOST) {
      past.removeLast();
    }
    future.clear();
    last = what;
  }

  /** The next change is a step of its own. */
  void settle() {
    last = "";
  }

  Optional<LayoutDraft> back(LayoutDraft now) {
    return step(past, future, now);
  }

  Optional<LayoutDraft> forth(LayoutDraft now) {
    return step(future, past, now);
  }

  private Optional<LayoutDraft> step(
      Deque<LayoutDraft> from, Deque<LayoutDraft> to, LayoutDraft now) {
    settle();
    if (from.isEmpty()) {
      return Optional.empty();
    }
    to.push(now);
    return Optional.of(from.pop());
  }

  boolean canGoBack() {
    return !past.isEmpty();
  }

  boolean canGoForth() {
    return !future.isEmpty();
  }

  void forget() {
    past.clear();
    future.clear();
    settle();
  }
}
