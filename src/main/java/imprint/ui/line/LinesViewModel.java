package imprint.ui.line;

import imprint.finding.Finding;
import imprint.line.Outcome;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** All slots of the line, and which of them the big button means. They run all at once. */
public final class LinesViewModel {
  private final Texts texts;
  private final Background background;
  private final InstantSource clock;
  private final Consumer<Outcome> ended;
  private final ReadOnlyObjectWrapper<List<LineViewModel>> slots =
      new ReadOnlyObjectWrapper<>(List.of());
  private final OnScreen onScreen = new OnScreen(slots::get);
  private final Choice choice = new Choice();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper held = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper nextAct = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Batch> batch = new ReadOnlyObjectWrapper<>(Batch.NONE);
  private final LabelNotes labels;
  private final OrderQuestion order;
  private final LineScans scans;
  private final DoubleClick together;
  private final Lookout lookout;

  /**
   * @param ended is told of every end, after the screen shows it
   */
  public LinesViewModel(
      Texts texts,
      Background background,
      InstantSource clock,
      LineDesk desk,
      Consumer<Outcome> ended) {
    this.texts = texts;
    this.background = background;
    this.clock = clock;
    this.ended = ended;
    together = new DoubleClick(clock);
    labels = new LabelNotes(texts, background, desk);
    order = new OrderQuestion(texts, background, clock, desk, labels);
    scans =
        new LineScans(
            desk,
            background,
            labels,
            () -> order.sheets(busy::get),
            () -> choice.unlessLater(this::chooseShown),
            onScreen::units);
    lookout =
        new Lookout(
            background, desk, slot -> state(slot).busy(), () -> order.asks(), this::appeared);
    labels.shownProperty().addListener((_, _, _) -> refresh());
    order.askedProperty().addListener((_, _, _) -> lookout.release());
    replace(List.of(slot(0)));
  }

  /**
   * Another product or other slots: the screen begins anew.
   *
   * @param sockets slot 1 first, not empty
   * @param madeForTest whether their units may not be sold
   */
  public void use(List<Socket> sockets, boolean madeForTest) {
    if (busy.get()) {
      throw new IllegalStateException("a board is being worked on");
    }
    lookout.watch(new Plugged(sockets.stream().map(Socket::place).toList()));
    if (sockets.size() != slots.get().size()) {
      replace(IntStream.range(0, sockets.size()).mapToObj(this::slot).toList());
    }
    for (int slot = 0; slot < sockets.size(); slot++) {
      slots.get().get(slot).use(sockets.get(slot).provisioner(), madeForTest);
    }
    look();
  }

  /** Shows what {@code before} showed, in other words: the same slots, with the same product. */
  public void follow(LinesViewModel before) {
    List<LineViewModel> there = before.slots.get();
    if (there.size() == slots.get().size()) {
      lookout.follow(before.lookout);
      for (int slot = 0; slot < there.size(); slot++) {
        slots.get().get(slot).follow(there.get(slot));
      }
      choice.follow(before.choice);
      labels.follow(before.labels);
      refresh();
    }
  }

  private LineViewModel slot(int number) {
    LineViewModel made = new LineViewModel(texts, background, clock, ended);
    made.shownProperty()
        .addListener(
            (_, _, _) -> {
              choice.unseen(number);
              refresh();
            });
    made.heldProperty().addListener((_, _, _) -> refresh());
    return made;
  }

  private void replace(List<LineViewModel> next) {
    if (!slots.get().isEmpty()) {
      next.getFirst().note(chosen().said());
    }
    choice.begin();
    slots.set(next);
    refresh();
  }

  private void refresh() {
    List<Shown> shown = slots.get().stream().map(slot -> slot.shownProperty().get()).toList();
    busy.set(shown.stream().anyMatch(each -> each.state().busy()));
    held.set(slots.get().stream().anyMatch(slot -> slot.heldProperty().get()));
    int needy = choice.needy(shown);
    LabelNote note = labels.shownProperty().get();
    nextAct.set(order.act().orElseGet(() -> NextAct.sentence(shown, needy, note, texts)));
    batch.set(Batch.of(shown, lookout.plugged()));
  }

  /** The one that the big button means, counted from 0; nothing happens where there is none. */
  public void choose(int slot) {
    if (slot >= 0 && slot < slots.get().size()) {
      choice.choose(slot);
      refresh();
    }
  }

  /** Starts the next board in the chosen slot. */
  public void provision() {
    start(choice.get());
  }

  /**
   * Starts all that are ready; where none is, those that did not pass. Half a double click makes
   * the one of the other, which nobody has read yet: its second half starts nothing.
   */
  public void provisionAll() {
    List<Integer> meant = together.second() ? List.of() : batch.get().slots();
    meant.forEach(this::start);
  }

  private void start(int slot) {
    LineViewModel meant = slots.get().get(slot);
    if (state(slot).armed() && !order.keeping()) {
      lookout.plugged().started(slot);
      labels.next();
      order.boardBegan();
      meant.provision();
    }
  }

  /** Asks the run in the chosen slot to end. */
  public void cancel() {
    chosen().cancel();
  }

  /** Asks all runs to end. */
  public void cancelAll() {
    slots.get().forEach(LineViewModel::cancel);
  }

  /**
   * Whoever works here goes: slots that only wait for their board stop waiting.
   *
   * @return false where any board is worked on
   */
  public boolean letGo() {
    return !held.get()
        && slots.get().stream().map(LineViewModel::letGo).reduce(true, Boolean::logicalAnd);
  }

  /** Brings the seconds up to date. */
  public void tick() {
    slots.get().forEach(LineViewModel::tick);
  }

  /** Somebody stands before the line again. */
  public void arrive() {
    lookout.arrive();
    labels.arrive();
  }

  /** Nobody does: no board starts by itself. */
  public void leave() {
    lookout.leave();
    order.gone();
  }

  /** Looks what is plugged in; each second while the line is on the screen. */
  public void look() {
    lookout.look();
  }

  private void appeared(List<Integer> starting) {
    starting.forEach(this::start);
    refresh();
  }

  private LineState state(int slot) {
    return slots.get().get(slot).shownProperty().get().state();
  }

  /**
   * Something was scanned: the slot whose unit it names is the chosen one, a label that is right
   * counts as seen, and the sheet of an order asks whether to begin it.
   *
   * @return true, as a scan must do nothing else here
   */
  public boolean scanned(String text) {
    chooseShown(text.strip());
    scans.take(text);
    return true;
  }

  private void chooseShown(String printed) {
    onScreen.slot(printed).ifPresent(this::choose);
  }

  /**
   * Another screen works on the board at that port: while it stays there, it is not the next one.
   */
  public void had(String port) {
    lookout.had(port);
  }

  /** Why there is nothing to be made: the product cannot be had. */
  public void refuse(Finding why) {
    slots.get().forEach(slot -> slot.refuse(why));
  }

  /** Shows something worth knowing beside the chosen slot until its next board. */
  public void note(Function<Texts, String> sentence) {
    chosen().note(sentence);
  }

  public LineViewModel chosen() {
    return slots.get().get(choice.get());
  }

  /** Slot 1 first, never empty. */
  public ReadOnlyObjectProperty<List<LineViewModel>> slotsProperty() {
    return slots.getReadOnlyProperty();
  }

  /** Counted from 0. */
  public ReadOnlyIntegerProperty chosenProperty() {
    return choice.property();
  }

  /** Whether any board is worked on or waited for. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** What is asked about the order that was scanned. */
  public OrderQuestion order() {
    return order;
  }

  /** Whether any board is worked on: nobody leaves it. */
  public ReadOnlyBooleanProperty heldProperty() {
    return held.getReadOnlyProperty();
  }

  /** What to do now: always exactly one sentence. */
  public ReadOnlyStringProperty nextActProperty() {
    return nextAct.getReadOnlyProperty();
  }

  /** What the second button starts. */
  public ReadOnlyObjectProperty<Batch> batchProperty() {
    return batch.getReadOnlyProperty();
  }

  /** Worth knowing of the labels of the line. */
  public LabelNotes labels() {
    return labels;
  }

  Texts texts() {
    return texts;
  }
}
