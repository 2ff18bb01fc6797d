package imprint.ui.line;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The keys of the line: a slot's number, its F-key or the arrows choose it, its F-key once more
 * starts it, Ctrl with Enter starts all that are ready, and Ctrl with P prints labels that were
 * left. While something is asked they mean nothing: digits belong to the answer.
 */
record SlotKeys(LinesViewModel model, TileGrid tiles) {
  void pressed(KeyEvent key) {
    if (model.order().asks() || key.isAltDown() || key.isMetaDown()) {
      return;
    }
    if (key.isControlDown() ? together(key.getCode()) : alone(key.getCode())) {
      key.consume();
    }
  }

  private boolean together(KeyCode code) {
    switch (code) {
      case ENTER -> model.provisionAll();
      case P -> model.labels().printLeft();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean alone(KeyCode code) {
    int count = model.slotsProperty().get().size();
    int chosen = model.chosenProperty().get();
    if (code.isFunctionKey()) {
      int slot = Integer.parseInt(code.getName().substring(1)) - 1;
      return slot < count && functionKey(slot, chosen);
    }
    if (count == 1) {
      return false;
    }
    if (code.isDigitKey() || code.isKeypadKey()) {
      return digit(code, count);
    }
    return switch (code) {
      case LEFT -> choose(chosen - 1);
      case RIGHT -> choose(chosen + 1);
      case UP -> choose(chosen - tiles.columns());
      case DOWN -> choose(chosen + tiles.columns());
      default -> false;
    };
  }

  private boolean functionKey(int slot, int chosen) {
    if (slot == chosen) {
      model.provision();
      return true;
    }
    return choose(slot);
  }

  private boolean digit(KeyCode code, int count) {
    // of the number pad as well, whose keys are named so: Numpad 2
    String name = code.getName();
    char last = name.charAt(name.length() - 1);
    int slot = Character.isDigit(last) ? last - '1' : -1;
    return slot >= 0 && slot < count && choose(slot);
  }

  private boolean choose(int slot) {
    model.choose(slot);
    return true;
  }
}
