package imprint.ui.labels;

import imprint.ui.kit.Background;
import imprint.ui.kit.FilePicker;
import imprint.ui.kit.Texts;
import imprint.ui.kit.View;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

/** The screen for labels, with the page of the printers behind it. */
public final class LabelsScreen {
  private final LabelsViewModel labels;
  private final PrintersViewModel printers;
  private final LabelsController front;
  private final PrintersController page;
  private final StackPane view = new StackPane();
  private final Parent labelsView;
  private final Parent printersView;

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
    labelsView = View.LABELS.load(texts, front);
    printersView = View.PRINTERS.load(texts, page);
    view.getChildren().setAll(labelsView, printersView);
    // the button that Enter presses is that of the page in front, and none while no page is
    view.visibleProperty().subscribe(_ -> show());
    printers.open.subscribe(_ -> show());
    printers.open.addListener((_, _, now) -> turn(now));
  }

  private void show() {
    boolean setUp = printers.open.get();
    labelsView.setVisible(view.isVisible() && !setUp);
    printersView.setVisible(view.isVisible() && setUp);
  }

  private void turn(boolean setUp) {
    if (setUp) {
      page.focus();
    } else {
      front.focus();
    }
  }

  public Parent view() {
    return view;
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
