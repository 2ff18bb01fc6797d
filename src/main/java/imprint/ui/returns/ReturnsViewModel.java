package imprint.ui.returns;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.returns.Reception.End;
import imprint.returns.Reception.Hand;
import imprint.returns.Reception.Order;
import imprint.returns.ReturnsDesk.Look;
import imprint.ui.history.UnitWords;
import imprint.ui.kit.Background;
import imprint.ui.kit.LabelCodes;
import imprint.ui.kit.Texts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The screen for returned units as values: one unit at a time, from the look to the result. */
public final class ReturnsViewModel {
  private static final Hand NOTHING = new Hand(Optional.empty(), Optional.empty());

  /** What is scanned or typed. */
  public final StringProperty scan = new SimpleStringProperty("");

  private final Texts texts;
  private final DeskWork work;
  private final CaseWords words;
  private final UnitWords history;
  private final OrderModel order = new OrderModel();
  private final ReadOnlyObjectWrapper<Shown> shown;
  private final ReadOnlyObjectWrapper<Told> told = new ReadOnlyObjectWrapper<>(Told.NOTHING);
  private final Ports ports;
  private final Pace pace;

  private Hand hand = NOTHING;
  private Hand tried = NOTHING;
  private @Nullable Look seen;
  private Shown found;
  private Optional<Finding> noted = Optional.empty();

  public ReturnsViewModel(
      Texts texts, Background background, InstantSource clock, ZoneId zone, Desk desk) {
    this.texts = texts;
    this.ports = new Ports(background, desk);
    this.pace = new Pace(texts, clock);
    this.work = new DeskWork(background, desk, this::noted);
    this.words = new CaseWords(texts);
    this.history = new UnitWords(texts, zone);
    this.found = words.plain(Stage.START);
    this.shown = new ReadOnlyObjectWrapper<>(found);
  }

  /** What the large button and Enter do now. */
  public void go() {
    switch (stage()) {
      case START, CASE -> lookAtBoard();
      case ASKING -> carryOut();
      case FAILED, STOPPED -> again();
      case DONE, ENDED -> next();
      case LOOKING, WORKING, STOPPING -> {}
    }
  }

  /** What Escape does now. */
  public void back() {
    switch (stage()) {
      case LOOKING, WORKING -> cancel();
      case ASKING -> shown.set(found);
      case CASE, FAILED, STOPPED, DONE, ENDED -> next();
      case START, STOPPING -> {}
    }
  }

  /** Another unit; nothing of this one stays. */
  public void next() {
    if (stage().busy()) {
      return;
    }
    hand = NOTHING;
    tried = NOTHING;
    seen = null;
    scan.set("");
    order.clear();
    told.set(Told.NOTHING);
    found = words.plain(Stage.START);
    shown.set(found);
  }

  private void lookAtBoard() {
    String at = ports.chosen();
    if (at.isEmpty()) {
      shown.set(shown.get().saying(texts.get("returns.choose-port")));
      return;
    }
    // a label that goes with nothing on the board leads nowhere twice
    boolean stuck = hand.port().isPresent() && shown.get().offers().isEmpty();
    look(new Hand(Optional.of(at), stuck ? Optional.empty() : hand.label()));
  }

  /** Something was scanned, or typed and confirmed: it belongs to the unit in hand. */
  public void scanned() {
    String text = scan.get() == null ? "" : scan.get().strip();
    scan.set("");
    if (text.isEmpty()) {
      go();
    } else {
      lookAtLabel(text);
    }
  }

  /**
   * A scanner read it, wherever the focus is: the label of the unit in hand, or the one that is to
   * be destroyed.
   *
   * @return whether it was meant for this screen; what is no code may be meant for a field
   */
  public boolean scanned(String text) {
    Optional<Asking> asking = shown.get().asking();
    if (asking.isEmpty()) {
      lookAtLabel(text);
      return true;
    }
    boolean code = LabelCodes.is(text);
    if (code && asking.get().label()) {
      order.oldLabel.set(text.strip());
      if (order.missing(asking.get(), told.get().serialNumber()).isEmpty()) {
        carryOut();
      }
    }
    return code;
  }

  /** A label to begin with, or one more thing to hold against the board. */
  public void lookAtLabel(String text) {
    if (stage().busy() || stage() == Stage.ASKING) {
      return;
    }
    if (stage().over()) {
      next();
    }
    look(new Hand(hand.port(), Optional.of(text)));
  }

  private void again() {
    if (tried.equals(NOTHING)) {
      next();
    } else {
      look(tried);
    }
  }

  private void look(Hand now) {
    tried = now;
    begin(Stage.LOOKING);
    work.look(
        now,
        saw -> {
          pace.end();
          hand = now.seeing(saw.look());
          seen = saw.look();
          order.clear();
          told.set(words.told(saw.look(), history.moments(saw.history())));
          found = words.noting(words.found(saw.look(), now, saw.product()), noted);
          shown.set(found);
        },
        this::failed);
  }

  /** The board encrypts its memory: the screen says so until it is known what came of it. */
  private void noted(Finding note) {
    noted = Optional.of(note);
    if (stage().busy()) {
      shown.set(words.noting(shown.get(), noted));
    }
  }

  private void begin(Stage stage) {
    work.begin();
    pace.begin();
    noted = Optional.empty();
    shown.set(words.plain(stage));
  }

  /** That is to be done; it asks for what it needs first. */
  public void choose(Offer offer) {
    Look look = seen;
    if (stage() == Stage.CASE && look != null) {
      order.clear();
      shown.set(words.asking(found, offer, look.is()));
    }
  }

  /** Does the chosen act with what was told. */
  public void carryOut() {
    Asking asking = shown.get().asking().orElse(null);
    if (stage() != Stage.ASKING || asking == null) {
      return;
    }
    order.sort(asking);
    Optional<Finding> missing = order.missing(asking, told.get().serialNumber());
    if (missing.isPresent()) {
      complain(missing.get());
      return;
    }
    Order told = order.order();
    Shown asked = shown.get();
    begin(Stage.WORKING);
    work.carryOut(
        asking.offer().act(),
        hand,
        told,
        pace::reach,
        this::ended,
        cause -> refusedOrFailed(asked, cause));
  }

  private void ended(DeskWork.Ended all) {
    pace.end();
    Optional<Path> label =
        all.end() instanceof End.Renewed renewed ? renewed.label() : Optional.empty();
    told.set(
        new Told(
            all.end().unit().serialNumber(),
            told.get().board(),
            history.moments(all.history()),
            label));
    order.clear();
    shown.set(words.noting(words.ended(all.end()), noted));
  }

  /** What a person can put right where they are is asked again; nothing was changed then. */
  private void refusedOrFailed(Shown asked, Exception cause) {
    String code = cause instanceof Refusal refusal ? refusal.finding().code() : "";
    switch (code) {
      case "returns.others-unreadable", "returns.backup-absent" -> {
        shown.set(asked.asking(asked.asking().orElseThrow().offeringToDrop()));
        complain(((Refusal) cause).finding());
      }
      case "returns.label-not-this", "returns.label-to-destroy", "returns.reason-missing" -> {
        shown.set(asked);
        order.oldLabel.set("");
        complain(((Refusal) cause).finding());
      }
      default -> failed(cause);
    }
  }

  private void complain(Finding finding) {
    shown.set(words.complaining(shown.get(), finding));
  }

  private void failed(Exception cause) {
    pace.end();
    order.clear();
    shown.set(words.failed(cause));
  }

  /** Asks what is under way to end; the screen says so until it has. */
  public void cancel() {
    if (stage().busy() && stage() != Stage.STOPPING) {
      shown.set(words.noting(words.plain(Stage.STOPPING), noted));
      work.cancel();
    }
  }

  private Stage stage() {
    return shown.get().stage();
  }

  /** What the chosen act is told. */
  public OrderModel order() {
    return order;
  }

  public ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Told> toldProperty() {
    return told.getReadOnlyProperty();
  }

  public Ports ports() {
    return ports;
  }

  /** How far and how long. */
  public Pace pace() {
    return pace;
  }
}
