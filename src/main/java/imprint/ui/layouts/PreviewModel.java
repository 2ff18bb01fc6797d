package imprint.ui.layouts;

import imprint.finding.Refusal;
import imprint.label.Label;
import imprint.label.LabelContent;
import imprint.label.LayoutDraft;
import imprint.label.LayoutMistake;
import imprint.label.Trials;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The label of a draft, as the printer would have it: the last draft counts, older ones are let be.
 */
public final class PreviewModel {
  /** Dots an inch. */
  public final ObjectProperty<Integer> dpi =
      new SimpleObjectProperty<>(Label.RESOLUTIONS.getFirst());

  /** Whose label it is. */
  public final ObjectProperty<PreviewUnit> unit = new SimpleObjectProperty<>(PreviewUnit.STATION);

  /** Whether that unit has test credentials. */
  public final BooleanProperty test = new SimpleBooleanProperty();

  private final Background background;
  private final PreviewUnit.Made station;
  private final ReadOnlyObjectWrapper<Looked> looked = new ReadOnlyObjectWrapper<>(Looked.NOT_YET);

  /** Of the worker alone, which is one thread. */
  private final Trials trials = new Trials();

  private final AtomicInteger asked = new AtomicInteger();
  private LayoutDraft draft = LayoutDraft.fresh();

  /**
   * @param background one thread
   */
  PreviewModel(Background background, PreviewUnit.Made station) {
    this.background = background;
    this.station = station;
    dpi.addListener((_, _, _) -> look());
    unit.addListener((_, _, _) -> look());
    test.addListener((_, _, _) -> look());
  }

  void look(LayoutDraft at) {
    draft = at;
    look();
  }

  /** Looks once more: the product of the station may be another. */
  void look() {
    int mine = asked.incrementAndGet();
    LayoutDraft now = draft;
    PreviewUnit whose = unit.get();
    boolean tested = test.get();
    int resolution = dpi.get();
    Looked before = looked.get();
    background.run(
        () ->
            mine == asked.get()
                ? tried(now, whose.content(tested, station), resolution, before)
                : before,
        result -> {
          if (mine == asked.get()) {
            looked.set(result);
          }
        },
        cause -> {
          if (mine == asked.get()) {
            looked.set(looked.get().refused(Problem.finding(cause)));
          }
        });
  }

  private Looked tried(LayoutDraft now, LabelContent content, int resolution, Looked before) {
    List<LayoutMistake> mistakes = now.mistakes();
    if (!mistakes.isEmpty()) {
      return before.spoilt(mistakes);
    }
    try {
      return Looked.at(trials.of(now, content, resolution));
    } catch (Refusal refusal) {
      return before.refused(refusal.finding());
    }
  }

  public ReadOnlyObjectProperty<Looked> lookedProperty() {
    return looked.getReadOnlyProperty();
  }
}
