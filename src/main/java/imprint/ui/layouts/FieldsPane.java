package imprint.ui.layouts;

import imprint.label.LayoutDraft;
import imprint.label.LayoutMistake;
import imprint.label.LayoutPart;
import imprint.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The fields of an element, or of the label itself. Made anew only where there are others. */
final class FieldsPane extends VBox {
  private final FieldRow.Around around;
  private final Texts texts;
  private final List<FieldRow> rows = new ArrayList<>();
  private String made = "";

  FieldsPane(FieldRow.Around around) {
    this.around = around;
    texts = around.texts();
    getStyleClass().add("fields");
  }

  /** The fields of an element of the draft. */
  void element(LayoutPart part, LayoutDraft draft, List<LayoutMistake> mistakes) {
    String at = part.pointer();
    int head = draft.count(at + "/head");
    int foot = draft.count(at + "/foot");
    String wanted = at + " " + head + " " + foot;
    if (!wanted.equals(made)) {
      begin(wanted);
      title(around.words().name(part));
      grid(at, LayoutFields.of(part.kind()));
      note("layouts.at.note");
      if (part.kind().equals("column")) {
        wordings(at + "/head", head, "layouts.head");
        wordings(at + "/foot", foot, "layouts.foot");
      }
      if (!part.kind().equals("line") && !part.kind().equals("box")) {
        note("layouts.sizes.note");
      }
    }
    show(draft, mistakes);
  }

  /** The fields of the label. */
  void label(LayoutDraft draft, List<LayoutMistake> mistakes) {
    boolean sheet = draft.count("/sheet") > 0;
    String wanted = "label " + sheet;
    if (!wanted.equals(made)) {
      begin(wanted);
      title(texts.get("layouts.label"));
      grid("", LayoutFields.LABEL);
      title(texts.get("layouts.rules"));
      grid("", LayoutFields.LIMITS);
      note("layouts.rules.note");
      title(texts.get("layouts.sheet"));
      getChildren().add(onSheet(sheet));
      if (sheet) {
        grid("", LayoutFields.SHEET);
      }
    }
    show(draft, mistakes);
  }

  /** Nothing is chosen. */
  void nothing() {
    begin("nothing");
    note("layouts.pick");
  }

  private void begin(String what) {
    made = what;
    rows.clear();
    getChildren().clear();
  }

  private void show(LayoutDraft draft, List<LayoutMistake> mistakes) {
    rows.forEach(row -> row.show(draft, mistakes));
  }

  private void title(String text) {
    Label title = new Label(text);
    title.getStyleClass().add("fields-title");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().add(title);
  }

  private void note(String key) {
    Label note = new Label(texts.get(key));
    note.getStyleClass().add("field-note");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().add(note);
  }

  private CheckBox onSheet(boolean sheet) {
    CheckBox box = new CheckBox(texts.get("layouts.sheet.on"));
    box.setId("layouts-sheet");
    box.setWrapText(true);
    box.setSelected(sheet);
    box.setOnAction(
        _ ->
            around
                .editing()
                .change("", now -> box.isSelected() ? now.withSheet() : now.without("/sheet")));
    return box;
  }

  /** Narrow ones in pairs, the others in lines of their own. */
  private void grid(String part, List<LayoutField> fields) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("fields-grid");
    for (int column = 0; column < 2; column++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(50);
      grid.getColumnConstraints().add(half);
    }
    int cell = 0;
    for (LayoutField field : ordered(fields)) {
      FieldRow row = new FieldRow(field.in(part), around);
      rows.add(row);
      if (!row.narrow()) {
        cell += cell % 2;
      }
      grid.add(row, cell % 2, cell / 2, row.narrow() ? 1 : 2, 1);
      cell += row.narrow() ? 1 : 2;
    }
    getChildren().add(grid);
  }

  /** Left beside top, width beside height, right beside bottom. */
  private static List<LayoutField> ordered(List<LayoutField> fields) {
    List<LayoutField> places =
        fields.stream().filter(field -> field.path().startsWith("/at/")).toList();
    List<LayoutField> ordered = new ArrayList<>();
    int half = places.size() / 2;
    for (int i = 0; i < half; i++) {
      ordered.add(places.get(i));
      ordered.add(places.get(i + half));
    }
    fields.stream().filter(field -> !places.contains(field)).forEach(ordered::add);
    return ordered;
  }

  private void wordings(String list, int count, String title) {
    title(texts.get(title));
    for (int i = 0; i < count; i++) {
      String one = list + "/" + i;
      Button remove = new Button(texts.get("layouts.text.remove"));
      remove.setMinWidth(Region.USE_PREF_SIZE);
      remove.setOnAction(_ -> around.editing().change("", now -> now.without(one)));
      Label number = new Label(texts.get("layouts.text.number", i + 1));
      number.getStyleClass().add("field-name");
      Region between = new Region();
      HBox.setHgrow(between, Priority.ALWAYS);
      HBox head = new HBox(number, between, remove);
      head.getStyleClass().add("wording-head");
      getChildren().add(head);
      grid(one, LayoutFields.WORDING);
    }
    Button add = new Button(texts.get("layouts.text.add"));
    add.setOnAction(_ -> around.editing().change("", now -> now.withText(list)));
    getChildren().add((Node) add);
  }
}
