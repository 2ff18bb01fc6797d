package imprint.ui.slots;

import imprint.finding.Finding;
import imprint.line.LineSettings;
import imprint.line.Order;
import imprint.line.Orders;
import imprint.line.SlotPlace;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import imprint.ui.line.LineDesk;
import imprint.ui.slots.SlotRow.Mark;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Binds slots to places, and keeps how the line works, as values. */
public final class SlotsViewModel {
  private final OrderFields fields = new OrderFields();

  /** Number of the order, as typed; empty where it has none. */
  public final StringProperty number = fields.number;

  /** Units that it is for, as typed. */
  public final StringProperty units = fields.units;

  /** How order numbers begin, as typed. */
  public final StringProperty prefix = fields.prefix;

  private final Texts texts;
  private final Background background;
  private final InstantSource clock;
  private final LineDesk desk;
  private final Runnable settled;
  private final ReadOnlyObjectWrapper<List<SlotRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper binds = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper startsByItself = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<List<String>> printers =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper printer = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper nextAct = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private @Nullable Binding binding;
  private @Nullable Set<SlotPlace> present;
  private boolean looking;

  /** Taking all away was pressed once. */
  private boolean asked;

  /**
   * @param settled is told when the line works otherwise than before
   */
  public SlotsViewModel(
      Texts texts, Background background, InstantSource clock, LineDesk desk, Runnable settled) {
    this.texts = texts;
    this.background = background;
    this.clock = clock;
    this.desk = desk;
    this.settled = settled;
    refresh();
  }

  /** The screen came to the front. */
  public void refresh() {
    if (asked) {
      asked = false;
      said.set("");
    }
    LineSettings now = desk.settings();
    startsByItself.set(now.startsByItself());
    fields.show(now.orders());
    printer.set(now.printer().orElse(""));
    background.run(desk::printers, printers::set, this::refuse);
    show();
    look();
  }

  /** Begins to bind, or ends with what is bound; where nothing is, the slots stay as they were. */
  public void act() {
    asked = false;
    Binding now = binding;
    if (now == null) {
      binding = new Binding(present);
      problem.set(Optional.empty());
      say("");
      look();
    } else if (now.bound().isEmpty()) {
      giveUp();
    } else {
      finish(now);
    }
  }

  /** Asks the first time, and takes all slots away the second. */
  public void removeAll() {
    if (binding == null && asked) {
      asked = false;
      say("");
      keep(now -> now.withSlots(List.of()));
    } else if (binding == null) {
      asked = true;
      say(texts.get("slots.remove.ask"));
    }
  }

  /** Leaves the slots as they were. */
  public void giveUp() {
    if (binding != null) {
      binding = null;
      say("");
    }
  }

  private void finish(Binding with) {
    binding = null;
    say("");
    keep(now -> now.withSlots(with.bound()));
  }

  /** Looks what is plugged in; each second while this is on the screen. */
  public void look() {
    if (!looking) {
      looking = true;
      background.run(desk::plugged, this::looked, this::refuse);
    }
  }

  private void looked(Set<SlotPlace> found) {
    looking = false;
    present = found;
    Binding now = binding;
    if (now == null) {
      show();
      return;
    }
    switch (now.look(found)) {
      case Binding.Seen.Nothing _ -> show();
      case Binding.Seen.Bound(int slot, SlotPlace place) ->
          say(texts.get("slots.bound", place.text(), slot));
      case Binding.Seen.Already(int slot, SlotPlace place) ->
          say(texts.get("slots.already", place.text(), slot));
      case Binding.Seen.Several _ -> say(texts.get("slots.several"));
    }
    if (now.full()) {
      finish(now);
    }
  }

  private void say(String sentence) {
    said.set(sentence);
    show();
  }

  private void show() {
    Binding now = binding;
    List<SlotPlace> places = now == null ? desk.settings().slots() : now.bound();
    List<SlotRow> next = new ArrayList<>();
    for (SlotPlace place : places) {
      Mark mark = present != null && present.contains(place) ? Mark.TAKEN : Mark.EMPTY;
      next.add(new SlotRow(next.size() + 1, place.text(), mark));
    }
    int following = next.size() + 1;
    if (now != null && !now.full()) {
      next.add(new SlotRow(following, "", Mark.NEXT));
    }
    binds.set(now != null);
    rows.set(List.copyOf(next));
    if (now != null) {
      nextAct.set(texts.get("slots.act.plug", following));
    } else {
      nextAct.set(texts.get(places.isEmpty() ? "slots.act.none" : "slots.act.bound"));
    }
  }

  /** A board starts as soon as it is plugged in, or waits for the button. */
  public void startByItself(boolean starts) {
    if (starts != desk.settings().startsByItself()) {
      keep(now -> now.startingByItself(starts));
    }
  }

  /**
   * The label of each unit that passes is printed from now on.
   *
   * @param name of the printer; empty where none is printed
   */
  public void printOn(String name) {
    Optional<String> chosen = Optional.of(name).filter(text -> !text.isEmpty());
    if (!chosen.equals(desk.settings().printer())) {
      keep(now -> now.withPrinter(chosen));
    }
  }

  /** The order is what was typed, or there is none where no amount was. */
  public void placeOrder() {
    String wanted = units.get().strip();
    String called = number.get().strip();
    Instant pressed = clock.instant();
    if (wanted.isEmpty() && called.isEmpty()) {
      keepOrders(Orders::end, fields::orderKept);
    } else {
      keepOrders(now -> now.begin(called, Order.units(wanted), pressed), fields::orderKept);
    }
  }

  /** Scans of what begins so are orders from now on; of nothing where it is empty. */
  public void tellOrders() {
    String begins = prefix.get().strip();
    keepOrders(now -> now.withPrefix(begins), fields::prefixKept);
  }

  private void keepOrders(UnaryOperator<Orders> change, Consumer<Orders> then) {
    keep(now -> now.withOrders(change.apply(now.orders())), kept -> then.accept(kept.orders()));
  }

  private void keep(UnaryOperator<LineSettings> change) {
    keep(change, _ -> {});
  }

  private void keep(UnaryOperator<LineSettings> change, Consumer<LineSettings> then) {
    problem.set(Optional.empty());
    background.run(
        () -> {
          desk.keep(change);
          return desk.settings();
        },
        kept -> {
          then.accept(kept);
          startsByItself.set(kept.startsByItself());
          printer.set(kept.printer().orElse(""));
          show();
          look();
          settled.run();
        },
        this::refuse);
  }

  private void refuse(Exception cause) {
    looking = false;
    Finding finding = Problem.finding(cause);
    startsByItself.set(desk.settings().startsByItself());
    printer.set(desk.settings().printer().orElse(""));
    problem.set(Optional.of(Problem.of(finding, texts.locale())));
    show();
  }

  public ReadOnlyObjectProperty<List<SlotRow>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /** Whether boards are being told apart now. */
  public ReadOnlyBooleanProperty bindsProperty() {
    return binds.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty startsByItselfProperty() {
    return startsByItself.getReadOnlyProperty();
  }

  /** Those that there are. */
  public ReadOnlyObjectProperty<List<String>> printersProperty() {
    return printers.getReadOnlyProperty();
  }

  /** The one of the line; empty where it prints no labels. */
  public ReadOnlyStringProperty printerProperty() {
    return printer.getReadOnlyProperty();
  }

  /** What to do now: always exactly one sentence. */
  public ReadOnlyStringProperty nextActProperty() {
    return nextAct.getReadOnlyProperty();
  }

  /** What just happened; empty where nothing did. */
  public ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
