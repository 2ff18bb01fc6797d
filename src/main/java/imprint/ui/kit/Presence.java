package imprint.ui.kit;

import javafx.scene.Node;

/** Nodes that are there or not: what is not shown takes no place either. */
public final class Presence {
  private Presence() {}

  /** The node is there exactly while {@code shown}. */
  public static void of(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
