package imprint.ui.labels;

import imprint.ui.kit.FilePicker;
import imprint.ui.kit.Presence;
import imprint.ui.kit.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is typed before labels are printed: which of them, or why again. */
final class FormCards {
  /** What makes a label again, most days. */
  private static final List<String> REASONS = List.of("smeared", "torn", "lost", "not-out");

  private final LabelsViewModel model;
  private final Texts texts;
  private final FilePicker picker;
  private final Label said = new Label();
  private final DotView preview = new DotView();
  private final TextField count = field("batch-count", 6);
  private final TextField from = field("batch-from", 14);
  private final TextField to = field("batch-to", 14);
  private final TextField reason = field("reprint-reason", 20);
  private final VBox batch = card("labels-batch");
  private final VBox again = card("labels-again");

  FormCards(LabelsViewModel model, Texts texts, FilePicker picker) {
    this.model = model;
    this.texts = texts;
    this.picker = picker;
    batch();
    again();
  }

  /** The one of that stage; it stays the same for ever. */
  Optional<Node> of(Stage stage) {
    return switch (stage) {
      case BATCH -> Optional.of(batch);
      case UNIT -> Optional.of(again);
      case LOOKING, NO_PRINTER, START, NOTHING, UNFIT, CHOOSING, PLAN, PRINTING, STOPPING ->
          Optional.empty();
      case EXPECT, RIGHT, WRONG, UNKNOWN, BROKEN, UNSURE, STOPPED -> Optional.empty();
    };
  }

  /** Where the keys go. */
  Optional<Node> field(Stage stage) {
    if (stage == Stage.UNIT) {
      return Optional.of(reason);
    }
    return of(stage)
        .map(
            _ ->
                switch (model.batch.by.get()) {
                  case NEXT, TABLE -> count;
                  case RANGE -> to.isFocused() ? to : from;
                });
  }

  void say(String sentence) {
    said.setText(sentence);
    Presence.of(said, !sentence.isEmpty());
  }

  DotView preview() {
    return preview;
  }

  private void batch() {
    ToggleGroup group = new ToggleGroup();
    BatchModel told = model.batch;
    count.textProperty().bindBidirectional(told.count);
    from.textProperty().bindBidirectional(told.from);
    to.textProperty().bindBidirectional(told.to);
    TextField copies = field("batch-copies", 4);
    copies.textProperty().bindBidirectional(told.copies);
    Label file = new Label();
    file.setId("batch-file");
    file.getStyleClass().add("section-hint");
    file.setWrapText(true);
    told.table.subscribe(
        table ->
            file.setText(
                table
                    .map(Path::getFileName)
                    .map(String::valueOf)
                    .orElseGet(() -> texts.get("labels.batch.none"))));
    Button open = new Button(texts.get("labels.batch.open"));
    open.setId("batch-open");
    open.getStyleClass().add("quiet-button");
    open.setMinWidth(Button.USE_PREF_SIZE);
    open.setOnAction(_ -> picker.open(texts.get("labels.batch.open")).ifPresent(model::several));
    // who types in a field has chosen it
    count.focusedProperty().subscribe(now -> choose(now, BatchModel.By.NEXT));
    from.focusedProperty().subscribe(now -> choose(now, BatchModel.By.RANGE));
    to.focusedProperty().subscribe(now -> choose(now, BatchModel.By.RANGE));
    from.setPromptText(texts.get("labels.batch.from"));
    to.setPromptText(texts.get("labels.batch.to"));
    batch
        .getChildren()
        .setAll(
            row(radio(group, BatchModel.By.NEXT, "labels.batch.next"), count),
            row(radio(group, BatchModel.By.RANGE, "labels.batch.range"), from, to),
            row(radio(group, BatchModel.By.TABLE, "labels.batch.table"), open, grown(file)),
            row(named("labels.batch.copies", copies, "batch-name"), copies));
    count.setAccessibleText(texts.get("labels.batch.next"));
    from.setAccessibleText(texts.get("labels.batch.from"));
    to.setAccessibleText(texts.get("labels.batch.to"));
  }

  private void choose(boolean focused, BatchModel.By by) {
    if (focused) {
      model.batch.by.set(by);
    }
  }

  private RadioButton radio(ToggleGroup group, BatchModel.By by, String key) {
    RadioButton radio = new RadioButton(texts.get(key));
    radio.setId("batch-" + by);
    radio.setToggleGroup(group);
    radio.getStyleClass().add("batch-how");
    model.batch.by.subscribe(now -> radio.setSelected(now == by));
    radio.setOnAction(_ -> model.batch.by.set(by));
    return radio;
  }

  private void again() {
    said.getStyleClass().add("again-said");
    said.setWrapText(true);
    said.setMinHeight(Label.USE_PREF_SIZE);
    reason.textProperty().bindBidirectional(model.reprint.reason);
    reason.setPromptText(texts.get("labels.reason.prompt"));
    TextField copies = field("reprint-copies", 3);
    copies.textProperty().bindBidirectional(model.reprint.copies);
    FlowPane usual = new FlowPane();
    usual.getStyleClass().add("usual-reasons");
    for (String each : REASONS) {
      Button button = new Button(texts.get("labels.reason." + each));
      button.setId("reason-" + each);
      button.getStyleClass().add("quiet-button");
      button.setOnAction(
          _ -> {
            reason.setText(button.getText());
            reason.requestFocus();
            reason.end();
          });
      usual.getChildren().add(button);
    }
    reason.setAccessibleText(texts.get("labels.reason"));
    HBox.setHgrow(reason, Priority.ALWAYS);
    HBox typed = row(reason, named("labels.copies", copies, "copies-name"), copies);
    again.getChildren().setAll(preview, said, usual, typed);
  }

  private Label named(String key, TextField field, String style) {
    Label name = new Label(texts.get(key));
    name.getStyleClass().add(style);
    name.setLabelFor(field);
    return name;
  }

  private static Label grown(Label label) {
    HBox.setHgrow(label, Priority.ALWAYS);
    return label;
  }

  private static HBox row(Node... nodes) {
    HBox row = new HBox(nodes);
    row.getStyleClass().add("form-row");
    return row;
  }

  private TextField field(String id, int columns) {
    TextField field = new TextField();
    field.setId(id);
    field.setPrefColumnCount(columns);
    field.getStyleClass().add("answer");
    return field;
  }

  private static VBox card(String id) {
    VBox card = new VBox();
    card.setId(id);
    card.getStyleClass().addAll("card", "asking");
    return card;
  }
}
