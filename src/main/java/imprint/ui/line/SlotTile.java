package imprint.ui.line;

import imprint.ui.kit.Presence;
import imprint.ui.kit.Texts;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One slot among several: number, word, shape and ground of its state, to be read from afar. */
final class SlotTile extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

  private final Texts texts;
  private final int number;
  private final Label elapsed = styled("tile-elapsed");
  private final StackPane shape = new StackPane();
  private final Label word = styled("tile-word");
  private final Label sentence = styled("tile-sentence");
  private final ProgressBar bar = new ProgressBar();

  /**
   * @param number as people count, from 1
   */
  SlotTile(LineViewModel slot, int number, Texts texts) {
    this.texts = texts;
    this.number = number;
    getStyleClass().add("tile");
    setId("slot-" + number);
    setAccessibleRole(AccessibleRole.TEXT);
    Label name = styled("tile-number");
    name.setText(String.valueOf(number));
    shape.getStyleClass().add("tile-shape");
    shape.getChildren().setAll(region("shape-ground"), region("shape-mark"));
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox top = new HBox(name, between, elapsed, shape);
    top.getStyleClass().add("tile-top");
    sentence.setWrapText(true);
    sentence.setMinHeight(0);
    VBox.setVgrow(sentence, Priority.ALWAYS);
    bar.getStyleClass().add("run-bar");
    bar.setMaxWidth(Double.MAX_VALUE);
    getChildren().setAll(top, word, sentence, bar);
    elapsed.textProperty().bind(slot.elapsedProperty());
    bar.progressProperty().bind(slot.progress().fractionProperty());
    sentence
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> sentence(slot), slot.shownProperty(), slot.progress().activityProperty()));
    slot.shownProperty().subscribe(this::show);
  }

  private static String sentence(LineViewModel slot) {
    Shown now = slot.shownProperty().get();
    return now.state().busy() && now.need() == Need.NONE
        ? slot.progress().activityProperty().get()
        : now.brief();
  }

  private void show(Shown now) {
    LineState state = now.state();
    boolean waits = now.need() == Need.WAITS;
    for (LineState each : LineState.values()) {
      pseudoClassStateChanged(
          PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT).replace('_', '-')),
          each == state);
    }
    pseudoClassStateChanged(WAITING, waits);
    word.setText(waits ? texts.get("line.tile.waiting") : now.word());
    Presence.of(elapsed, state.busy() && !waits);
    Presence.of(shape, !state.busy() || waits);
    Presence.of(bar, state.busy() && !waits);
    setAccessibleText(texts.get("line.slot.act", number, now.spoken()));
  }

  void chosen(boolean now) {
    pseudoClassStateChanged(CHOSEN, now);
  }

  private static Label styled(String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    return label;
  }

  private static Region region(String style) {
    Region region = new Region();
    region.getStyleClass().add(style);
    return region;
  }
}
