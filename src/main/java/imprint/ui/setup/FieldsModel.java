package imprint.ui.setup;

import imprint.factory.DraftFields;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What stands in the fields of the screen. */
public final class FieldsModel {
  public final StringProperty vendorId = new SimpleStringProperty("");
  public final StringProperty vendorName = new SimpleStringProperty("");
  public final StringProperty productId = new SimpleStringProperty("");
  public final StringProperty productName = new SimpleStringProperty("");
  public final StringProperty hardwareVersion = new SimpleStringProperty("");
  public final StringProperty hardwareVersionString = new SimpleStringProperty("");
  public final StringProperty partition = new SimpleStringProperty("");

  FieldsModel() {
    replace(DraftFields.EMPTY);
  }

  void onChange(Runnable changed) {
    all().forEach(field -> field.addListener((_, _, _) -> changed.run()));
  }

  DraftFields typed() {
    return new DraftFields(
        now(vendorId),
        now(vendorName),
        now(productId),
        now(productName),
        now(hardwareVersion),
        now(hardwareVersionString),
        now(partition));
  }

  /** What a file fills in never overwrites what a person types at the same time. */
  void fillIds(DraftFields filled) {
    fill(vendorId, filled.vendorId());
    fill(productId, filled.productId());
  }

  void replace(DraftFields opened) {
    vendorId.set(opened.vendorId());
    vendorName.set(opened.vendorName());
    productId.set(opened.productId());
    productName.set(opened.productName());
    hardwareVersion.set(opened.hardwareVersion());
    hardwareVersionString.set(opened.hardwareVersionString());
    partition.set(opened.partition());
  }

  private static void fill(StringProperty field, String text) {
    if (now(field).isBlank()) {
      field.set(text);
    }
  }

  /** A control may set its text to null. */
  private static String now(StringProperty field) {
    String text = field.get();
    return text == null ? "" : text;
  }

  private List<StringProperty> all() {
    return List.of(
        vendorId,
        vendorName,
        productId,
        productName,
        hardwareVersion,
        hardwareVersionString,
        partition);
  }
}
