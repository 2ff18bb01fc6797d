package imprint.ui.returns;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.Entry;
import imprint.ledger.Mac;
import imprint.ledger.Unit;
import imprint.line.PortChoice;
import imprint.returns.Act;
import imprint.returns.BoardLook;
import imprint.returns.Case;
import imprint.returns.DeskWatcher;
import imprint.returns.Reception.End;
import imprint.returns.Reception.Hand;
import imprint.returns.Reception.Order;
import imprint.returns.ReturnsDesk.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A desk that finds and does what a test says. */
public final class ScriptedDesk implements Desk {
  public Case is;
  public List<Entry> history = List.of();
  public Optional<String> product = Optional.of("Lumen Desk Lamp");
  public @Nullable Finding unread;
  public @Nullable RuntimeException refusal;
  public @Nullable End end;

  /** Told of the board's start. */
  public List<Finding> notes = List.of();

  /** Done after each note. */
  public Runnable noted = () -> {};

  final List<Hand> looked = new ArrayList<>();
  final List<Hand> hands = new ArrayList<>();
  final List<Order> orders = new ArrayList<>();
  final List<Act> acts = new ArrayList<>();
  int begun;
  int cancelled;

  public ScriptedDesk(Case is) {
    this.is = is;
  }

  @Override
  public List<PortChoice> ports() {
    return List.of(new PortChoice("/dev/ttyUSB0", "CP2102"));
  }

  @Override
  public Optional<String> product() {
    return product;
  }

  @Override
  public void begin() {
    begun++;
  }

  @Override
  public Look look(Hand hand, Consumer<Finding> told) {
    looked.add(hand);
    throwIt();
    tell(told);
    return new Look(is, hand.port().map(_ -> board()));
  }

  private BoardLook board() {
    return new BoardLook(
        is.unit().map(Unit::mac).or(() -> Optional.of(Mac.parse("60:55:f9:7b:00:80"))),
        "ESP32-C3 v0.4",
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(unread),
        unread == null);
  }

  @Override
  public End carryOut(Act act, Hand hand, Order order, DeskWatcher watcher) {
    acts.add(act);
    hands.add(hand);
    orders.add(order);
    watcher.progress(0.6);
    throwIt();
    if (end == null) {
      throw Refusal.of("rom.gone", "/dev/ttyUSB0");
    }
    tell(watcher::noted);
    return end;
  }

  private void tell(Consumer<Finding> told) {
    for (Finding note : notes) {
      told.accept(note);
      noted.run();
    }
  }

  private void throwIt() {
    if (refusal != null) {
      throw refusal;
    }
  }

  @Override
  public void cancel() {
    cancelled++;
  }

  @Override
  public List<Entry> history(Unit unit) {
    return history;
  }
}
