package imprint.ui.setup;

import imprint.factory.DraftField;
import imprint.ui.kit.Texts;
import java.util.List;
import java.util.Map;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;

/** Binds the controls of a page to the fields that their user data names. */
final class FieldControls {
  /** What can be chosen, as product.yaml calls it; the texts say what each means. */
  private static final Map<DraftField, List<String>> CHOICES =
      Map.of(
          DraftField.FLOW, List.of("standard", "user-intent", "custom"),
          DraftField.DISCOVERY, List.of("ble", "on-network", "ble-and-on-network"),
          DraftField.STORAGE, List.of("nvs", "dac-in-secure-cert", "all-in-secure-cert"),
          DraftField.ENCRYPTED, List.of(DraftField.NO, DraftField.YES));

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
    box.getItems().setAll(CHOICES.getOrDefault(field, List.of()));
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(String word) {
            return word == null ? "" : texts.get("setup." + field.key() + "." + word);
          }

          @Override
          public String fromString(String shown) {
            throw new UnsupportedOperationException();
          }
        });
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
