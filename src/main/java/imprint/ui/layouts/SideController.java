package imprint.ui.layouts;

import imprint.label.LayoutDraft;
import imprint.label.LayoutMistake;
import imprint.label.LayoutPart;
import imprint.ui.kit.Copying;
import imprint.ui.kit.Presence;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;

/** The column at the right of the label editor: the element in hand, the whole label, its file. */
final class SideController {
  private enum Tab {
    ELEMENT,
    LABEL,
    FILE
  }

  private final FieldsPane elementFields;
  private final FieldsPane labelFields;

  @FXML private ToggleButton elementTab;
  @FXML private ToggleButton labelTab;
  @FXML private ToggleButton fileTab;
  @FXML private ScrollPane elementPlace;
  @FXML private ScrollPane labelPlace;
  @FXML private Pane filePlace;
  @FXML private TextArea yaml;

  SideController(FieldRow.Around around) {
    elementFields = new FieldsPane(around);
    labelFields = new FieldsPane(around);
  }

  @FXML
  void initialize() {
    elementPlace.setContent(elementFields);
    labelPlace.setContent(labelFields);
    show(Tab.ELEMENT);
  }

  /** What is in hand now, and what is wrong with it. */
  void show(LayoutDraft draft, Optional<LayoutPart> inHand, List<LayoutMistake> mistakes) {
    inHand.ifPresentOrElse(
        part -> elementFields.element(part, draft, mistakes), elementFields::nothing);
    labelFields.label(draft, mistakes);
    if (!yaml.getText().equals(draft.text())) {
      yaml.setText(draft.text());
    }
  }

  /** An element was chosen: who reads the file goes on reading. */
  void chosen() {
    if (labelTab.isSelected()) {
      show(Tab.ELEMENT);
    }
  }

  @FXML
  void showElement() {
    show(Tab.ELEMENT);
  }

  @FXML
  void showLabel() {
    show(Tab.LABEL);
  }

  @FXML
  void showFile() {
    show(Tab.FILE);
  }

  @FXML
  void copy() {
    Copying.text(yaml.getText());
  }

  private void show(Tab tab) {
    show(tab == Tab.ELEMENT, elementTab, elementPlace);
    show(tab == Tab.LABEL, labelTab, labelPlace);
    show(tab == Tab.FILE, fileTab, filePlace);
  }

  private static void show(boolean front, ToggleButton tab, Node place) {
    tab.setSelected(front);
    Presence.of(place, front);
  }
}
