package imprint.ui.setup;

import imprint.factory.DraftField;
import imprint.ui.kit.Texts;
import imprint.ui.kit.Words;
import java.util.List;
import java.util.Map;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;

/** Binds the controls of a page to the fields that their user data names. */
final class FieldControls {
  /**
   * What can be chosen.
   *
   * @param word as product.yaml calls it
   * @param text the key of what it means
   */
  private record Choice(String word, String text) {}

  private static final Map<DraftField, List<Choice>> CHOICES =
      Map.of(
          DraftField.FLOW,
          List.of(
              new Choice("standard", "setup.flow.standard"),
              new Choice("user-intent", "setup.flow.user-intent"),
              new Choice("custom", "setup.flow.custom")),
          DraftField.DISCOVERY,
          List.of(
              new Choice("ble", "setup.discovery.ble"),
              new Choice("on-network", "setup.discovery.on-network"),
              new Choice("ble-and-on-network", "setup.discovery.ble-and-on-network")),
          DraftField.STORAGE,
          List.of(
              new Choice("nvs", "setup.storage.nvs"),
              new Choice("dac-in-secure-cert", "setup.storage.dac-in-secure-cert"),
              new Choice("all-in-secure-cert", "setup.storage.all-in-secure-cert")),
          DraftField.ENCRYPTED,
          List.of(
              new Choice(DraftField.NO, "setup.encrypted.no"),
              new Choice(DraftField.YES, "setup.encrypted.yes")),
          DraftField.START,
          List.of(
              new Choice("application", "setup.start.application"),
              new Choice("restart", "setup.start.restart"),
              new Choice("off", "setup.start.off")));

  private final FieldsModel fields;
  private final Texts texts;

  FieldControls(FieldsModel fields, Texts texts) {
    this.fields = fields;
    this.texts = texts;
  }

  void bind(Parent page) {
    for (Node node : page.getChildrenUnmodifiable()) {
      if (node.getUserData() instanceof String name) {
        bind(node, DraftField.valueOf(name));
      } else if (node instanceof Parent parent) {
        bind(parent);
      }
    }
  }

  private void bind(Node node, DraftField field) {
    StringProperty text = fields.of(field);
    switch (node) {
      case TextField typed -> typed.textProperty().bindBidirectional(text);
      case CheckBox ticked -> tick(ticked, text);
      case ComboBox<?> box when box.isEditable() ->
          // the editor and not the value: what is typed counts at once, without Enter
          box.getEditor().textProperty().bindBidirectional(text);
      case ComboBox<?> box -> choose(strings(box), field);
      default -> throw new IllegalStateException(field.key());
    }
  }

  private static void tick(CheckBox box, StringProperty text) {
    text.subscribe(now -> box.setSelected(DraftField.YES.equals(now)));
    box.selectedProperty()
        .addListener((_, _, now) -> text.set(now ? DraftField.YES : DraftField.NO));
  }

  private void choose(ComboBox<String> box, DraftField field) {
    List<Choice> choices = CHOICES.getOrDefault(field, List.of());
    box.getItems().setAll(choices.stream().map(Choice::word).toList());
    box.setConverter(
        new Words<>(
            word ->
                choices.stream()
                    .filter(choice -> choice.word().equals(word))
                    .map(choice -> texts.get(choice.text()))
                    .findFirst()
                    .orElse("")));
    box.valueProperty().bindBidirectional(fields.of(field));
  }

  @SuppressWarnings("unchecked") // the FXML has no other
  private static ComboBox<String> strings(ComboBox<?> box) {
    return (ComboBox<String>) box;
  }

  /** New items must not change what a person typed. */
  static void keepText(ComboBox<String> box, List<String> items) {
    String text = box.getEditor().getText();
    box.getItems().setAll(items);
    box.getEditor().setText(text);
  }
}
