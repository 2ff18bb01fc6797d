package imprint.ui;

import imprint.ui.kit.Presence;
import imprint.ui.kit.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the head of the window and its rail, and puts the chosen screen beside them. */
public final class FrameController {
  private static final Duration BETWEEN_PAGES = Duration.millis(300);

  private final FrameViewModel model;
  private final Texts texts;
  private final Runnable leave;
  private final Map<Screen, ToggleButton> buttons = new EnumMap<>(Screen.class);

  @FXML private Label productName;
  @FXML private Label place;
  @FXML private Label made;
  @FXML private Label setAside;
  @FXML private Label rate;
  @FXML private Label takt;
  @FXML private Label order;
  @FXML private Label orderName;
  @FXML private HBox person;
  @FXML private Label personName;
  @FXML private Label personRole;
  @FXML private Button signOut;
  @FXML private HBox noticePlace;
  @FXML private Label notice;
  @FXML private VBox rail;
  @FXML private StackPane content;

  /**
   * @param leave signs out who is signed in
   */
  FrameController(FrameViewModel model, Texts texts, Runnable leave) {
    this.model = model;
    this.texts = texts;
    this.leave = leave;
  }

  @FXML
  void initialize() {
    productName.textProperty().bind(model.productName);
    place.textProperty().bind(model.place);
    made.textProperty().bind(model.made.asString());
    setAside.textProperty().bind(model.setAside.asString());
    count(rate, model.rate);
    count(takt, model.takt);
    count(order, model.order);
    orderName.textProperty().bind(model.orderName);
    personName.textProperty().bind(model.person);
    personRole.textProperty().bind(model.role);
    model.person.subscribe(name -> Presence.of(person, !name.isEmpty()));
    signOut.disableProperty().bind(model.locked);
    notice.textProperty().bind(model.notice);
    model.notice.subscribe(text -> Presence.of(noticePlace, !text.isEmpty()));
  }

  @FXML
  void signOut() {
    leave.run();
  }

  /** With its name only while there is something to count. */
  private static void count(Label number, ObservableValue<String> text) {
    number.textProperty().bind(text);
    Node place = number.getParent();
    place.visibleProperty().bind(number.textProperty().isNotEmpty());
    place.managedProperty().bind(place.visibleProperty());
  }

  /**
   * Screens stay alive once they are made, so that a result is still there when somebody comes back
   * to it.
   */
  void show(Map<Screen, Page> pages) {
    for (Map.Entry<Screen, Page> each : pages.entrySet()) {
      ToggleButton button = button(each.getKey());
      buttons.put(each.getKey(), button);
    }
    PauseTransition idle = new PauseTransition(BETWEEN_PAGES);
    idle.setOnFinished(_ -> prepare(pages, idle));
    // what is not theirs is not there at all
    model.reach.subscribe(
        reach -> {
          rail.getChildren()
              .setAll(reach.stream().filter(buttons::containsKey).map(buttons::get).toList());
          idle.playFromStart();
        });
    model.screen.subscribe(
        screen -> {
          content.getChildren().forEach(view -> view.setVisible(false));
          buttons.forEach((each, button) -> button.setSelected(each == screen));
          Page page = pages.get(screen);
          if (page != null) {
            put(page).setVisible(true);
            page.shown().run();
          }
        });
  }

  /** Among the others, and not seen yet. */
  private Node put(Page page) {
    boolean there = page.made();
    Node view = page.view();
    if (!there) {
      view.setVisible(false);
      content.getChildren().add(view);
    }
    return view;
  }

  /** One page at a time while nobody waits for anything: then it is there at once when wanted. */
  private void prepare(Map<Screen, Page> pages, PauseTransition idle) {
    boolean seen = content.getScene() != null;
    Optional<Page> next =
        model.reach.get().stream()
            .map(pages::get)
            .filter(page -> page != null && !page.made())
            .findFirst();
    if (seen && next.isPresent()) {
      if (!model.locked.get()) {
        put(next.get());
      }
      idle.playFromStart();
    }
  }

  private ToggleButton button(Screen screen) {
    ToggleButton button = new ToggleButton(texts.get("frame." + screen.key()));
    button.setId("nav-" + screen.key());
    button.getStyleClass().setAll("rail-button");
    button.setGraphic(new FontIcon(screen.icon()));
    button.setContentDisplay(ContentDisplay.TOP);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(
        _ -> {
          model.go(screen);
          // a second press does not leave the screen
          button.setSelected(model.screen.get() == screen);
        });
    // who works on a board stays where its result will be
    button.disableProperty().bind(model.locked.and(model.screen.isNotEqualTo(screen)));
    return button;
  }
}
