package imprint.ui.labels;

import imprint.ui.kit.Background;
import imprint.ui.kit.FilePicker;
import imprint.ui.kit.Texts;
import imprint.ui.kit.View;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The screen for labels, with the page of the printers behind it. */
public final class LabelsScreen {
  private final LabelsViewModel labels;
  private final PrintersViewModel printers;
  private final LabelsController front;
  private final PrintersController page;
  private final Texts texts;
  private @Nullable Parent view;

  public LabelsScreen(
      LabelsViewModel labels,
      PrintersViewModel printers,
      Background background,
      Texts texts,
      FilePicker picker) {
    this.labels = labels;
    this.printers = printers;
    front = new LabelsController(labels, background, texts, picker, printers);
    page = new PrintersController(printers, texts);
    this.texts = texts;
  }

  private Parent load() {
    Parent labelsView = View.LABELS.load(texts, front);
    Parent printersView = View.PRINTERS.load(texts, page);
    StackPane both = new StackPane(labelsView, printersView);
    // the button that Enter presses is that of the page in front, and none while no page is
    Runnable show =
        () -> {
          labelsView.setVisible(both.isVisible() && !printers.open.get());
          printersView.setVisible(both.isVisible() && printers.open.get());
        };
    both.visibleProperty().subscribe(_ -> show.run());
    printers.open.subscribe(_ -> show.run());
    // behind that: only what is seen can have the keys
    printers.open.addListener((_, _, now) -> turn(now));
    return both;
  }

  private void turn(boolean setUp) {
    if (setUp) {
      page.focus();
    } else {
      front.focus();
    }
  }

  /** Made when it is first asked for. */
  public Parent view() {
    Parent now = view;
    if (now == null) {
      now = load();
      view = now;
    }
    return now;
  }

  /** The screen came to the front. */
  public void focus() {
    turn(printers.open.get());
  }

  /** A scanner read it, wherever the focus is; the printers' page has no use for it. */
  public boolean scanned(String text) {
    return !printers.open.get() && labels.scanned(text);
  }
}
