package imprint.ui.setup;

import imprint.factory.DraftPlace;
import imprint.ui.kit.FilePicker;
import imprint.ui.kit.Texts;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Binds the step of the credentials: the chain above, the files under it. */
final class CredentialsController {
  private final SetupViewModel model;
  private final Texts texts;
  private final FilePicker picker;

  @FXML private HBox chain;
  @FXML private VBox places;

  CredentialsController(SetupViewModel model, Texts texts, FilePicker picker) {
    this.model = model;
    this.texts = texts;
    this.picker = picker;
  }

  @FXML
  void initialize() {
    ChainView drawing = new ChainView(texts);
    chain.getChildren().setAll(drawing.nodes());
    model.standingProperty().subscribe(stands -> drawing.show(stands.chain()));
    for (PlaceRow row : model.places()) {
      Runnable choose = () -> picker.open(row.name()).ifPresent(file -> model.add(List.of(file)));
      PlaceLine line = new PlaceLine(row, texts, choose, model::unlock);
      if (row.place() == DraftPlace.PAI_KEY) {
        line.offerToken(texts, model::token);
      }
      places.getChildren().add(line);
    }
  }
}
