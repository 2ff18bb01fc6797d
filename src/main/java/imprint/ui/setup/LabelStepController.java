package imprint.ui.setup;

import imprint.label.Label;
import imprint.label.Layout;
import imprint.ui.kit.Presence;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/** Binds the step of the label: what is shown are the printer's own dots. */
final class LabelStepController {
  private final SetupViewModel model;

  @FXML private ComboBox<String> layout;
  @FXML private ComboBox<String> dpi;
  @FXML private ImageView sample;
  @FXML private Node noSample;

  LabelStepController(SetupViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    FieldControls.keepText(layout, Layout.SHIPPED);
    FieldControls.keepText(dpi, Label.RESOLUTIONS.stream().map(String::valueOf).toList());
    model.samples().labelProperty().subscribe(this::show);
  }

  private void show(Optional<byte[]> png) {
    sample.setImage(png.map(bytes -> new Image(new ByteArrayInputStream(bytes))).orElse(null));
    Presence.of(sample, png.isPresent());
    Presence.of(noSample, png.isEmpty());
  }
}
