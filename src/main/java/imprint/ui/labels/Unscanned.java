package imprint.ui.labels;

import imprint.ui.kit.Background;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Labels that went to a printer and were not scanned on their units yet, among those of today. */
public final class Unscanned {
  private final Background background;
  private final Desk desk;
  private final ReadOnlyObjectWrapper<List<String>> serialNumbers =
      new ReadOnlyObjectWrapper<>(List.of());

  Unscanned(Background background, Desk desk) {
    this.background = background;
    this.desk = desk;
  }

  /** Looks anew. */
  public void ask() {
    background.run(
        desk::unscanned,
        serialNumbers::set,
        // what was known stays; a ledger that is away says so in what is done
        _ -> {});
  }

  /** Of the units, the oldest first; {@link Desk#COUNTED} at most. */
  public ReadOnlyObjectProperty<List<String>> serialNumbersProperty() {
    return serialNumbers.getReadOnlyProperty();
  }
}
