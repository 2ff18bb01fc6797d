package imprint.ui;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The head of the window: what is made here, how many of it today, and which screen is shown. */
final class FrameViewModel {
  final StringProperty productName = new SimpleStringProperty("");
  final StringProperty place = new SimpleStringProperty("");
  final IntegerProperty made = new SimpleIntegerProperty();
  final IntegerProperty setAside = new SimpleIntegerProperty();

  /** Of the units of today; empty where there is none. */
  final StringProperty rate = new SimpleStringProperty("");

  /** Seconds from unit to unit; empty where that is not known. */
  final StringProperty takt = new SimpleStringProperty("");

  /** Made and to make; empty where there is no order. */
  final StringProperty order = new SimpleStringProperty("");

  final ObjectProperty<Screen> screen = new SimpleObjectProperty<>(Screen.SETUP);

  /** While a board is being worked on, nobody may take its product away. */
  final BooleanProperty locked = new SimpleBooleanProperty();

  void go(Screen next) {
    if (!locked.get()) {
      screen.set(next);
    }
  }
}
