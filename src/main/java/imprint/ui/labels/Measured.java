package imprint.ui.labels;

import imprint.label.print.PrinterProfile;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What was measured on a calibration label, in millimetres as somebody types them. */
public final class Measured {
  public final StringProperty across = new SimpleStringProperty("");
  public final StringProperty down = new SimpleStringProperty("");

  /**
   * @param typed something was; whether there is nothing now
   */
  Measured(Consumer<Boolean> typed) {
    across.subscribe(_ -> typed.accept(nothing()));
    down.subscribe(_ -> typed.accept(nothing()));
  }

  void clear() {
    across.set("");
    down.set("");
  }

  private boolean nothing() {
    return (across.getValueSafe() + down.getValueSafe()).isBlank();
  }

  /**
   * That printer with its print where it should be.
   *
   * @return empty unless both are numbers that its labels have room for
   */
  Optional<PrinterProfile> move(PrinterProfile on) {
    return millimetres(across, on.media().width())
        .flatMap(
            right ->
                millimetres(down, on.media().height()).map(lower -> on.measured(right, lower)));
  }

  private static Optional<Double> millimetres(StringProperty property, double most) {
    String text = property.getValueSafe().strip().replace(',', '.');
    return text.matches("[0-9]{1,2}(\\.[0-9]{1,2})?")
        ? Optional.of(Double.parseDouble(text)).filter(mm -> mm <= most)
        : Optional.empty();
  }
}
