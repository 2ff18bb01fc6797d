package imprint.ui.setup;

import imprint.ui.kit.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The chain as a drawing: four boxes, and three links that say by line, shape, word and colour
 * where they stand.
 */
final class ChainView {
  private static final Map<ChainLink, List<String>> ENDS =
      Map.of(
          ChainLink.ROOT, List.of("paa", "pai"),
          ChainLink.DEVICE, List.of("pai", "dac"),
          ChainLink.DECLARATION, List.of("dac", "cd"));

  private final Texts texts;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<ChainLink, VBox> links = new EnumMap<>(ChainLink.class);
  private final Map<ChainLink, Label> words = new EnumMap<>(ChainLink.class);

  ChainView(Texts texts) {
    this.texts = texts;
    nodes.add(end(ends(ChainLink.ROOT).getFirst()));
    for (ChainLink link : ChainLink.values()) {
      nodes.add(link(link));
      nodes.add(end(ends(link).getLast()));
    }
  }

  private static List<String> ends(ChainLink link) {
    return ENDS.getOrDefault(link, List.of());
  }

  List<Node> nodes() {
    return nodes;
  }

  private VBox end(String key) {
    Label name = new Label(texts.get("setup.chain." + key));
    name.getStyleClass().add("chain-name");
    Label what = new Label(texts.get("setup.chain." + key + ".what"));
    what.getStyleClass().add("chain-what");
    VBox box = new VBox(name, what);
    box.getStyleClass().add("chain-end");
    box.setMinWidth(Region.USE_PREF_SIZE);
    return box;
  }

  private VBox link(ChainLink link) {
    Region line = new Region();
    line.getStyleClass().add("chain-line");
    Region sign = new Region();
    sign.getStyleClass().add("chain-sign");
    // else the line would be seen through the shape
    Region ground = new Region();
    ground.getStyleClass().add("chain-ground");
    StackPane drawn = new StackPane(line, ground, sign);
    drawn.getStyleClass().add("chain-drawn");
    Label word = new Label();
    word.getStyleClass().add("chain-word");
    VBox box = new VBox(drawn, word);
    box.getStyleClass().add("chain-link");
    box.setId("chain-" + link.name().toLowerCase(java.util.Locale.ROOT));
    HBox.setHgrow(box, Priority.ALWAYS);
    links.put(link, box);
    words.put(link, word);
    return box;
  }

  void show(Map<ChainLink, StepState> states) {
    states.forEach(
        (link, state) -> {
          VBox box = links.get(link);
          Label word = words.get(link);
          if (box != null && word != null) {
            mark(box, state);
            word.setText(texts.get("setup.chain." + state.key()));
            box.setAccessibleText(
                texts.get(
                    "setup.chain.said",
                    texts.get("setup.chain." + ends(link).getFirst()),
                    texts.get("setup.chain." + ends(link).getLast()),
                    word.getText()));
          }
        });
  }

  /** Shows a state by the pseudo-class that is called like it. */
  static void mark(Node node, StepState now) {
    for (StepState state : StepState.values()) {
      node.pseudoClassStateChanged(PseudoClass.getPseudoClass(state.key()), state == now);
    }
  }
}
