package imprint.ui.layouts;

import imprint.label.LayoutDraft;
import imprint.label.LayoutMistake;
import imprint.ui.kit.FilePicker;
import imprint.ui.kit.Presence;
import imprint.ui.kit.Texts;
import imprint.ui.kit.Words;
import imprint.ui.layouts.LayoutField.Choice;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One field: its name, what it is typed or chosen in, and what is wrong with it. */
final class FieldRow extends VBox {
  private static final String WRONG = "wrong-field";
  private static final List<String> PLACEHOLDERS =
      List.of("{manual}", "{product}", "{vendor}", "{serial}", "{mac}", "{date}");

  /** What all rows share. */
  record Around(EditingModel editing, LayoutWords words, Texts texts, FilePicker picker) {}

  private interface Shown {
    void show(String stored);
  }

  private final LayoutField field;
  private final Around around;
  private final Label wrong = new Label();
  private final Node control;

  /** The control, or the one of several that is typed into. */
  private final Node input;

  private final String name;
  private Shown shown = _ -> {};
  private boolean filling;

  FieldRow(LayoutField field, Around around) {
    this.field = field;
    this.around = around;
    name =
        field.unit().isEmpty()
            ? around.texts().get(field.name())
            : around
                .texts()
                .get(
                    "layouts.with-unit",
                    around.texts().get(field.name()),
                    around.texts().get(field.unit()));
    getStyleClass().add("field-row");
    wrong.getStyleClass().add("field-wrong");
    wrong.setWrapText(true);
    wrong.setMinHeight(Region.USE_PREF_SIZE);
    control =
        switch (field.shape()) {
          case TYPED, PLACE -> typed();
          case SAID -> said();
          case FILE -> file();
          case CHOICE -> choice();
          case TICK -> tick();
        };
    input = control instanceof HBox both ? both.getChildren().getFirst() : control;
    if (field.shape() == LayoutField.Shape.TICK) {
      getChildren().setAll(control, wrong);
    } else {
      Label title = new Label(name);
      title.getStyleClass().add("field-name");
      title.setLabelFor(control);
      getChildren().setAll(title, control, wrong);
    }
    control.focusWithinProperty().subscribe(_ -> around.editing().settle());
    Presence.of(wrong, false);
  }

  /** How much of a line it takes: a half or all of it. */
  boolean narrow() {
    return switch (field.shape()) {
      case PLACE, CHOICE -> true;
      case TYPED -> field.value() == imprint.label.LayoutValue.NUMBER;
      case SAID, TICK, FILE -> false;
    };
  }

  boolean holds(LayoutMistake mistake) {
    return field.holds(mistake.pointer());
  }

  /** What stands in the draft; what was typed stays as it was typed where it means the same. */
  void show(LayoutDraft draft, List<LayoutMistake> mistakes) {
    filling = true;
    shown.show(draft.get(field.path()));
    filling = false;
    List<LayoutMistake> mine = mistakes.stream().filter(this::holds).toList();
    String sentence = mine.isEmpty() ? "" : around.words().wrong(mine.getFirst(), field);
    wrong.setText(sentence);
    Presence.of(wrong, !mine.isEmpty());
    input.getStyleClass().remove(WRONG);
    if (!mine.isEmpty()) {
      input.getStyleClass().add(WRONG);
    }
    control.setAccessibleText(sentence.isEmpty() ? name : name + ". " + sentence);
  }

  private void type(String text) {
    if (!filling) {
      around.editing().type(field.path(), field.value(), text);
    }
  }

  private TextField typed() {
    TextField text = new TextField();
    text.setId("field" + field.path().replace('/', '-'));
    text.textProperty().addListener((_, _, now) -> type(now == null ? "" : now));
    shown =
        stored -> {
          if (!field.value().same(stored, text.getText())) {
            text.setText(stored);
          }
        };
    return text;
  }

  private Node said() {
    TextField text = typed();
    MenuButton more = new MenuButton("{ }");
    more.getStyleClass().add("placeholders");
    more.setAccessibleText(around.texts().get("layouts.placeholder"));
    more.setMinWidth(Region.USE_PREF_SIZE);
    for (String each : PLACEHOLDERS) {
      MenuItem item = new MenuItem(each);
      item.setMnemonicParsing(false);
      item.setOnAction(
          _ -> {
            if (each.equals(PLACEHOLDERS.getFirst())) {
              text.setText(each);
            } else {
              text.replaceSelection(each);
            }
            text.requestFocus();
          });
      more.getItems().add(item);
    }
    return beside(text, more);
  }

  private Node file() {
    TextField text = typed();
    Button choose = new Button(around.texts().get("layouts.choose"));
    choose.setMinWidth(Region.USE_PREF_SIZE);
    choose.setOnAction(
        _ ->
            around
                .picker()
                .open(around.texts().get("layouts.file"))
                .ifPresent(
                    file -> text.setText(around.editing().draftProperty().get().named(file))));
    return beside(text, choose);
  }

  private static Node beside(TextField text, Node more) {
    HBox both = new HBox(text, more);
    both.getStyleClass().add("field-beside");
    HBox.setHgrow(text, Priority.ALWAYS);
    return both;
  }

  private ComboBox<Choice> choice() {
    ComboBox<Choice> box = new ComboBox<>();
    box.setId("field" + field.path().replace('/', '-'));
    box.setMaxWidth(Double.MAX_VALUE);
    box.getItems().setAll(field.choices());
    box.setConverter(new Words<>(choice -> around.texts().get(choice.text())));
    box.valueProperty()
        .addListener(
            (_, _, now) -> {
              if (now != null) {
                type(now.word());
              }
            });
    shown =
        stored ->
            box.setValue(
                field.choices().stream()
                    .filter(choice -> choice.is(stored.toLowerCase(java.util.Locale.ROOT)))
                    .findFirst()
                    .orElse(null));
    return box;
  }

  private CheckBox tick() {
    CheckBox box = new CheckBox(name);
    box.setId("field" + field.path().replace('/', '-'));
    box.setWrapText(true);
    box.selectedProperty().addListener((_, _, now) -> type(now ? "true" : ""));
    shown = stored -> box.setSelected(stored.equals("true"));
    return box;
  }
}
