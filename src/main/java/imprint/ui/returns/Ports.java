package imprint.ui.returns;

import imprint.line.PortChoice;
import imprint.ui.kit.Background;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Where boards that came back are plugged in; stays from unit to unit. */
public final class Ports {
  /** What a person types or chooses; empty while they have not. */
  public final StringProperty port = new SimpleStringProperty("");

  private final Background background;
  private final Desk desk;
  private final ReadOnlyObjectWrapper<List<PortChoice>> found =
      new ReadOnlyObjectWrapper<>(List.of());

  Ports(Background background, Desk desk) {
    this.background = background;
    this.desk = desk;
  }

  /** Looks for ports again. */
  public void find() {
    // a port can be typed as well: what is not found is no reason to stop
    background.run(desk::ports, found::set, _ -> found.set(List.of()));
  }

  String chosen() {
    String text = port.get();
    return text == null ? "" : text.strip();
  }

  public ReadOnlyObjectProperty<List<PortChoice>> foundProperty() {
    return found.getReadOnlyProperty();
  }
}
