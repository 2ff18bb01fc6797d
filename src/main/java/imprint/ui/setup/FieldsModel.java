package imprint.ui.setup;

import imprint.factory.DraftField;
import imprint.factory.DraftFields;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What stands in the fields of the screen. */
public final class FieldsModel {
  private final Map<DraftField, StringProperty> texts = new EnumMap<>(DraftField.class);
  private boolean filling;

  FieldsModel() {
    for (DraftField field : DraftField.values()) {
      texts.put(field, new SimpleStringProperty(field.usual()));
    }
  }

  /** What stands in one of them. */
  public StringProperty of(DraftField field) {
    return Objects.requireNonNull(texts.get(field));
  }

  /** A person changed one of them. */
  void onTyped(Runnable typed) {
    texts
        .values()
        .forEach(
            field ->
                field.addListener(
                    (_, _, _) -> {
                      if (!filling) {
                        typed.run();
                      }
                    }));
  }

  /** All of them as they are now. */
  public DraftFields typed() {
    Map<DraftField, String> now = new EnumMap<>(DraftField.class);
    texts.forEach((field, text) -> now.put(field, text(text)));
    return new DraftFields(now);
  }

  /** What a file fills in never overwrites what a person types at the same time. */
  void fillIds(DraftFields filled) {
    filling = true;
    fill(DraftField.VENDOR_ID, filled);
    fill(DraftField.PRODUCT_ID, filled);
    filling = false;
  }

  void replace(DraftFields opened) {
    filling = true;
    texts.forEach((field, text) -> text.set(opened.get(field)));
    filling = false;
  }

  private void fill(DraftField field, DraftFields filled) {
    if (text(of(field)).isBlank()) {
      of(field).set(filled.get(field));
    }
  }

  /** A control may set its text to null. */
  private static String text(StringProperty field) {
    String text = field.get();
    return text == null ? "" : text;
  }
}
