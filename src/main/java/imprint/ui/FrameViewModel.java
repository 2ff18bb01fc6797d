package imprint.ui;

import imprint.ui.kit.Texts;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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

  /** What is counted there: the order, with its number where it has one. */
  final StringProperty orderName = new SimpleStringProperty("");

  final ObjectProperty<Screen> screen = new SimpleObjectProperty<>(Screen.SETUP);

  /** The screens that there are for who is signed in. */
  final ObjectProperty<Set<Screen>> reach = new SimpleObjectProperty<>(Screen.of(Optional.empty()));

  /** Who is signed in; empty where nobody has to be. */
  final StringProperty person = new SimpleStringProperty("");

  /** Their role in words. */
  final StringProperty role = new SimpleStringProperty("");

  /** What whoever scanned a badge has to know; empty while nothing is. */
  final StringProperty notice = new SimpleStringProperty("");

  /** While a board is being worked on, nobody may take its product away. */
  final BooleanProperty locked = new SimpleBooleanProperty();

  void show(Counts counts, Texts texts) {
    Tally today = counts.today();
    made.set(today.made());
    setAside.set(today.setAside());
    OptionalInt passed = today.rate();
    rate.set(passed.isEmpty() ? "" : texts.get("frame.percent", passed.getAsInt()));
    order.set(counts.order().map(each -> each.made() + " / " + each.order().units()).orElse(""));
    orderName.set(
        counts
            .order()
            .map(each -> each.order().number())
            .filter(number -> !number.isEmpty())
            .map(number -> texts.get("frame.order.number", number))
            .orElse(texts.get("frame.order")));
  }

  void go(Screen next) {
    if (!locked.get() && reach.get().contains(next)) {
      screen.set(next);
    }
  }

  /** Others sit here now: what is in front is theirs to see. */
  void admit(Set<Screen> theirs) {
    reach.set(theirs);
    if (!theirs.contains(screen.get())) {
      first();
    }
  }

  /** The first of the screens that there are. */
  void first() {
    screen.set(reach.get().iterator().next());
  }
}
