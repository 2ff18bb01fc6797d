package imprint.ui.layouts;

import imprint.label.LayoutDraft;
import imprint.label.LayoutPart;
import imprint.label.LayoutTemplate;
import imprint.label.LayoutValue;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;

/** The draft in hand, what is chosen of it, and the way back. */
public final class EditingModel {
  /** No element. */
  public static final int NONE = -1;

  /** The element in hand, by its place in the layout. */
  public final IntegerProperty selected = new SimpleIntegerProperty(NONE);

  private final IntSupplier dpi;
  private final Undo undo = new Undo();
  private final ReadOnlyObjectWrapper<LayoutDraft> draft;
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();

  /**
   * @param dpi of the printer whose dots are counted
   */
  EditingModel(LayoutDraft start, IntSupplier dpi) {
    this.dpi = dpi;
    draft = new ReadOnlyObjectWrapper<>(start);
    selected.addListener((_, _, _) -> undo.settle());
  }

  /** Another layout; there is no way back to the one before. */
  void begin(LayoutDraft start) {
    undo.forget();
    selected.set(NONE);
    set(start);
  }

  /** The same layout at another place: what it was before is at that place too. */
  void move(LayoutDraft there) {
    undo.settle();
    set(there);
  }

  private void set(LayoutDraft now) {
    draft.set(now);
    undoable.set(undo.canGoBack());
    redoable.set(undo.canGoForth());
  }

  /** The elements in the order in which they are drawn. */
  public List<LayoutPart> parts() {
    return draft.get().parts();
  }

  /** Something is typed into a field: all that is typed there in a row is one step back. */
  public void type(String pointer, LayoutValue kind, String typed) {
    if (!kind.same(draft.get().get(pointer), typed)) {
      change("type " + pointer, now -> now.with(pointer, kind, typed));
    }
  }

  /** What was typed so far is one step back. */
  public void settle() {
    undo.settle();
  }

  /** Puts a new element on the label and takes it in hand. */
  public void add(LayoutTemplate template) {
    change("", now -> now.withElement(template));
    selected.set(parts().size() - 1);
  }

  public void remove() {
    withSelected(
        place -> {
          change("", now -> now.without("/elements/" + place));
          selected.set(Math.min(place, parts().size() - 1));
        });
  }

  public void duplicate() {
    withSelected(
        place -> {
          change("", now -> now.withCopy(place));
          selected.set(place + 1);
        });
  }

  /** Draws the element in hand earlier (-1) or later (1). */
  public void reorder(int by) {
    withSelected(
        place -> {
          int to = place + by;
          if (to >= 0 && to < parts().size()) {
            change("", now -> now.withOrder(place, to));
            selected.set(to);
          }
        });
  }

  /** Moves the element in hand by dots of the printer, as the label leaves it. */
  public void nudge(int right, int down) {
    int resolution = dpi.getAsInt();
    turned(
        right,
        down,
        (across, along) ->
            withSelected(
                place ->
                    change(
                        "move " + place,
                        now -> now.movedBy(place, (int) across, (int) along, resolution))));
  }

  /**
   * Moves the element in hand by millimetres, to tenths of them, as the label leaves the printer.
   */
  public void shift(double right, double down) {
    turned(
        right,
        down,
        (across, along) ->
            withSelected(
                place -> change("move " + place, now -> now.movedTo(place, across, along))));
  }

  /** Puts the element in hand so many millimetres from where it was in {@code start}. */
  public void drag(LayoutDraft start, double right, double down) {
    turned(
        right,
        down,
        (across, along) ->
            withSelected(
                place -> change("drag " + place, _ -> start.movedTo(place, across, along))));
  }

  private interface Along {
    void move(double right, double down);
  }

  /** From directions of the paper to those of the layout, which may leave the printer turned. */
  private void turned(double right, double down, Along layout) {
    switch (draft.get().get("/rotate")) {
      case "90" -> layout.move(down, -right);
      case "180" -> layout.move(-right, -down);
      case "270" -> layout.move(-down, right);
      default -> layout.move(right, down);
    }
  }

  private void withSelected(IntConsumer act) {
    int place = selected.get();
    if (place >= 0 && place < parts().size()) {
      act.accept(place);
    }
  }

  /**
   * Any other change.
   *
   * @param what several of the same in a row are one step back; empty: it stands alone
   */
  public void change(String what, UnaryOperator<LayoutDraft> edit) {
    LayoutDraft before = draft.get();
    LayoutDraft after = edit.apply(before);
    if (!after.same(before)) {
      undo.change(before, what);
      set(after);
    }
  }

  public void undo() {
    undo.back(draft.get()).ifPresent(this::restore);
  }

  public void redo() {
    undo.forth(draft.get()).ifPresent(this::restore);
  }

  private void restore(LayoutDraft other) {
    LayoutDraft there = draft.get().home().map(other::at).orElse(other);
    if (selected.get() >= other.parts().size()) {
      selected.set(NONE);
    }
    set(there);
  }

  public ReadOnlyObjectProperty<LayoutDraft> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty redoableProperty() {
    return redoable.getReadOnlyProperty();
  }
}
