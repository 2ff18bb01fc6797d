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

  /** Letters of the word and of the sentence, beside those of the tile. */
  private static final double WORD = 1.5;

  private static final double SENTENCE = 0.66;

  private final Texts texts;
  private final int number;
  private final Label elapsed = styled("tile-elapsed");
  private final StackPane shape = new StackPane();
  private final Label word = styled("tile-word");

  /** The word once more, where its line is needed for the sentence. */
  private final Label beside = styled("tile-word");

  private final HBox top;
  private final TileSentence sentence = new TileSentence();
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
    name.setMinWidth(Region.USE_PREF_SIZE);
    beside.textProperty().bind(word.textProperty());
    beside.getStyleClass().add("beside");
    Presence.of(beside, false);
    top = new HBox(name, beside, between, elapsed, shape);
    top.getStyleClass().add("tile-top");
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

  /** A sentence that needs more room gets that of the word, which goes beside the number. */
  @Override
  protected void layoutChildren() {
    double letters = word.getFont().getSize() / WORD;
    double wide = getWidth() - snappedLeftInset() - snappedRightInset();
    double low = getHeight() - snappedTopInset() - snappedBottomInset();
    low -= top.minHeight(-1) + getSpacing();
    low -= bar.isManaged() ? bar.minHeight(-1) + getSpacing() : 0;
    // less than its letters is not given to it, whatever it would like
    double line = Math.max(word.minHeight(-1), word.prefHeight(-1));
    double under = low - line - getSpacing();
    boolean fits = sentence.fit(wide, under, letters * SENTENCE);
    boolean tight = !fits && sentence.fit(wide, low, letters * SENTENCE);
    Presence.of(word, !tight);
    Presence.of(beside, tight);
    sentence.setVisible(fits || tight);
    super.layoutChildren();
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
