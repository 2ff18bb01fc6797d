package imprint.ui.line;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.line.LineSettings;
import imprint.line.Order;
import imprint.line.OrderSheet;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The sheet of an order was scanned: whether to begin it is asked once, and answered by a person. A
 * scan never answers it, not even the same one again.
 */
public final class OrderQuestion {
  /** Units to make, as the sheet says or somebody types. */
  public final StringProperty units = new SimpleStringProperty("");

  private final Texts texts;
  private final Background background;
  private final InstantSource clock;
  private final LineDesk desk;
  private final LabelNotes notes;
  private final ReadOnlyObjectWrapper<Optional<String>> asked =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Order>> begun =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private boolean keeping;
  private int departures;

  OrderQuestion(
      Texts texts, Background background, InstantSource clock, LineDesk desk, LabelNotes notes) {
    this.texts = texts;
    this.background = background;
    this.clock = clock;
    this.desk = desk;
    this.notes = notes;
  }

  /**
   * Takes a sheet that is scanned now and read a moment later; not if nobody is here any more by
   * then.
   *
   * @param busy whether a board is being worked on
   */
  Consumer<OrderSheet> sheets(BooleanSupplier busy) {
    int scanned = departures;
    return sheet -> {
      if (departures == scanned) {
        scanned(sheet, busy.getAsBoolean());
      }
    };
  }

  private void scanned(OrderSheet sheet, boolean busy) {
    Optional<Order> known = desk.settings().orders().find(sheet.number());
    if (desk.settings().orders().number().equals(sheet.number())) {
      known.ifPresent(inHand -> tellMade("line.order.in-hand", inHand));
    } else if (busy) {
      notes.told(texts.get("line.order.later", sheet.number()));
    } else if (!keeping && !asked.get().equals(Optional.of(sheet.number()))) {
      String before = known.map(order -> String.valueOf(order.units())).orElse("");
      units.set(sheet.units().isPresent() ? String.valueOf(sheet.units().getAsInt()) : before);
      notes.told("");
      begun.set(Optional.empty());
      asked.set(Optional.of(sheet.number()));
    }
  }

  private void tellMade(String key, Order order) {
    background.run(
        () -> desk.made(order),
        made -> notes.told(texts.get(key, order.number(), made, order.units())),
        this::tell);
  }

  /** Begins it; nothing is said of it before it is kept. */
  public void begin() {
    Optional<String> number = asked.get();
    if (number.isEmpty() || keeping) {
      return;
    }
    try {
      int wanted = Order.units(units.get().strip());
      Instant at = clock.instant();
      keep(now -> now.withOrders(now.orders().begin(number.get(), wanted, at)));
    } catch (Refusal refused) {
      tell(refused);
    }
  }

  private void keep(UnaryOperator<LineSettings> change) {
    keeping = true;
    background.run(
        () -> {
          desk.keep(change);
          return desk.settings().orders().inHand();
        },
        order -> {
          keeping = false;
          leave();
          begun.set(order);
          order.ifPresent(each -> tellMade("line.order.begun", each));
        },
        cause -> {
          keeping = false;
          tell(cause);
        });
  }

  private void tell(Exception cause) {
    Finding why = Problem.finding(cause);
    notes.told(why.sentence(texts.locale()) + " " + why.nextAct(texts.locale()));
  }

  /** Leaves the order as it is; too late for one that is being kept. */
  public void leave() {
    if (!keeping) {
      asked.set(Optional.empty());
    }
  }

  /** Whoever was asked is gone. */
  void gone() {
    departures++;
    leave();
  }

  /** Nobody begins an order while boards are made. */
  void boardBegan() {
    asked.get().ifPresent(number -> notes.told(texts.get("line.order.later", number)));
    leave();
  }

  /** What a person does now; empty where nothing is asked. */
  Optional<String> act() {
    return asked.get().map(number -> texts.get("line.order.act", number));
  }

  /** Whether an order is being kept: a board that begins now would be recorded for the last. */
  boolean keeping() {
    return keeping;
  }

  /** Whether an answer is waited for, or being kept. */
  boolean asks() {
    return asked.get().isPresent();
  }

  /** The number of the order that may begin; empty where nothing is asked. */
  public ReadOnlyObjectProperty<Optional<String>> askedProperty() {
    return asked.getReadOnlyProperty();
  }

  /** The order that the latest question began, once it is kept. */
  public ReadOnlyObjectProperty<Optional<Order>> begunProperty() {
    return begun.getReadOnlyProperty();
  }
}
