package imprint.ui.labels;

import imprint.label.Layout;
import imprint.label.print.PrinterProfile;
import imprint.line.packing.PackingChoice;
import imprint.ui.kit.FilePicker;
import imprint.ui.kit.Presence;
import imprint.ui.kit.Texts;
import imprint.ui.kit.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What labels are printed with: chosen once, and seldom changed. */
final class EquipmentCard extends VBox {
  /** In the list of layouts: a file is to be looked for. */
  private static final String OPEN = "";

  private final Equipment equipment;
  private final Texts texts;
  private final FilePicker picker;
  private final ComboBox<String> printer = new ComboBox<>();
  private final ComboBox<String> layout = new ComboBox<>();
  private final CheckBox today = new CheckBox();
  private final HBox condition = new HBox();
  private final Label word = new Label();
  private boolean showing;

  EquipmentCard(Equipment equipment, Texts texts, FilePicker picker, PrintersViewModel printers) {
    this.equipment = equipment;
    this.texts = texts;
    this.picker = picker;
    getStyleClass().addAll("card", "equipment");
    printer.setId("labels-printer");
    layout.setId("labels-layout");
    today.setId("labels-today");
    word.setId("labels-condition");
    printer.setMaxWidth(Double.MAX_VALUE);
    layout.setMaxWidth(Double.MAX_VALUE);
    layout.setConverter(new Words<>(this::name));
    today.setText(texts.get("labels.today"));
    today.getStyleClass().add("tick");
    Button change = new Button(texts.get("labels.set-up"));
    change.setId("labels-set-up");
    change.getStyleClass().add("quiet-button");
    change.setMaxWidth(Double.MAX_VALUE);
    change.setOnAction(_ -> printers.show());
    printers.allowed.subscribe(may -> Presence.of(change, may));
    Region sign = new Region();
    sign.getStyleClass().add("condition-sign");
    StackPane place = new StackPane(sign);
    place.getStyleClass().add("condition-place");
    word.getStyleClass().add("condition-word");
    condition.getStyleClass().add("condition");
    condition.getChildren().setAll(place, word);
    getChildren()
        .setAll(
            name("labels.printer", printer),
            printer,
            condition,
            name("labels.layout", layout),
            layout,
            today,
            change);
    listen();
  }

  private Label name(String key, Region of) {
    Label name = new Label(texts.get(key));
    name.getStyleClass().add("field-name");
    name.setLabelFor(of);
    of.setAccessibleText(texts.get(key));
    return name;
  }

  private void listen() {
    printer.setOnAction(
        _ -> {
          if (!showing && printer.getValue() != null) {
            equipment.choosePrinter(printer.getValue());
          }
        });
    layout.setOnAction(
        _ -> {
          if (!showing && layout.getValue() != null) {
            choose(layout.getValue());
          }
        });
    today.setOnAction(_ -> equipment.onlyToday(today.isSelected()));
    equipment.printersProperty().subscribe(_ -> show());
    equipment.choiceProperty().subscribe(_ -> show());
    equipment.conditionProperty().subscribe(this::tell);
  }

  private void choose(String name) {
    if (name.equals(OPEN)) {
      picker
          .open(texts.get("labels.layout.open"))
          .ifPresentOrElse(file -> equipment.chooseLayout(file.toString()), this::show);
    } else {
      equipment.chooseLayout(name);
    }
  }

  private void show() {
    showing = true;
    PackingChoice chosen = equipment.choiceProperty().get();
    List<PrinterProfile> printers = equipment.printersProperty().get();
    printer.getItems().setAll(printers.stream().map(PrinterProfile::name).toList());
    printer.setValue(equipment.printer().map(PrinterProfile::name).orElse(null));
    Presence.of(condition, equipment.printer().isPresent());
    List<String> layouts = new ArrayList<>(Layout.SHIPPED);
    if (!layouts.contains(chosen.layout())) {
      layouts.add(chosen.layout());
    }
    layouts.add(OPEN);
    layout.getItems().setAll(layouts);
    layout.setValue(chosen.layout());
    today.setSelected(chosen.today());
    showing = false;
  }

  private void tell(Condition now) {
    word.setText(now.word());
    mark(condition, now);
  }

  /** Its sign, by what the style sheet makes of it. */
  static void mark(Node node, Condition now) {
    for (Condition.Kind kind : Condition.Kind.values()) {
      node.pseudoClassStateChanged(
          PseudoClass.getPseudoClass(kind.name().toLowerCase(Locale.ROOT)), kind == now.kind());
    }
  }

  private String name(String layoutName) {
    if (layoutName.equals(OPEN)) {
      return texts.get("labels.layout.other");
    }
    return Layout.SHIPPED.contains(layoutName)
        ? texts.get("labels.layout." + layoutName)
        : String.valueOf(Path.of(layoutName).getFileName());
  }
}
