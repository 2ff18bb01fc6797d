package imprint.ui.labels;

import imprint.ledger.Unit;
import imprint.ui.history.UnitWords;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.labels.Desk.Known;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The unit in hand, what is known of its labels, and the picture of the next one. */
public final class InHand {
  /** Whose labels are missed. */
  public final Unscanned unscanned;

  private final Background background;
  private final Desk desk;
  private final UnitWords words;
  private final ReadOnlyObjectWrapper<Told> told = new ReadOnlyObjectWrapper<>(Told.NOTHING);
  private final ReadOnlyObjectWrapper<Optional<byte[]>> picture =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Known> known = Optional.empty();
  private Optional<Unit> last = Optional.empty();

  InHand(Background background, Desk desk, UnitWords words) {
    this.background = background;
    this.desk = desk;
    this.words = words;
    this.unscanned = new Unscanned(background, desk);
  }

  void follow(InHand before) {
    before.last.ifPresent(this::tell);
    before.known.ifPresent(this::take);
  }

  void clear() {
    known = Optional.empty();
    last = Optional.empty();
    told.set(Told.NOTHING);
    picture.set(Optional.empty());
  }

  void take(Known found) {
    known = Optional.of(found);
    told.set(new Told(found.unit().serialNumber(), words.moments(found.labels())));
    picture.set(Optional.of(found.picture()));
  }

  /** It was printed or scanned: its labels have one thing more to tell. */
  void tell(Unit unit) {
    last = Optional.of(unit);
    unscanned.ask();
    told.set(new Told(unit.serialNumber(), List.of()));
    background.run(
        () -> words.moments(desk.labels(unit)),
        moments -> {
          if (told.get().serialNumber().equals(unit.serialNumber())) {
            told.set(new Told(unit.serialNumber(), moments));
          }
        },
        // what was done stays done, whether or not it can be told
        Problem::finding);
  }

  void show(Optional<byte[]> png) {
    picture.set(png);
  }

  Optional<Known> known() {
    return known;
  }

  public ReadOnlyObjectProperty<Told> toldProperty() {
    return told.getReadOnlyProperty();
  }

  /** The label, PNG. Not while it is to be scanned: the paper shall be. */
  public ReadOnlyObjectProperty<Optional<byte[]>> pictureProperty() {
    return picture.getReadOnlyProperty();
  }
}
