package imprint.ui.labels;

import imprint.finding.Finding;
import imprint.ledger.Unit;
import imprint.line.packing.PackingChoice;
import imprint.line.packing.Wanted;
import imprint.ui.kit.Problem;
import imprint.ui.labels.Desk.Waiting;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Which labels come next: the oldest that waits, or those that a person asks for. */
final class Choosing {
  private final Desk desk;
  private final Questions questions;
  private final LabelWords words;
  private final Equipment equipment;
  private final BatchModel batch;
  private final Consumer<Shown> show;
  private Optional<Waiting> waiting = Optional.empty();
  private List<Unit> planned = List.of();

  Choosing(
      Desk desk,
      Questions questions,
      LabelWords words,
      Equipment equipment,
      BatchModel batch,
      Consumer<Shown> show) {
    this.desk = desk;
    this.questions = questions;
    this.words = words;
    this.equipment = equipment;
    this.batch = batch;
    this.show = show;
  }

  /**
   * Looks which label is next.
   *
   * @param seen gets its picture, after what is shown
   */
  void next(Consumer<Optional<byte[]>> seen) {
    if (equipment.printersProperty().get().isEmpty()) {
      show.accept(words.plain(Stage.NO_PRINTER));
      return;
    }
    questions.ask(
        () -> desk.waiting(equipment.chosen()),
        waits -> {
          waiting = Optional.of(waits);
          show.accept(start().orElseGet(() -> words.plain(Stage.NOTHING)));
          seen.accept(waits.picture());
        },
        this::unfit);
  }

  void unfit(Exception cause) {
    show.accept(words.unfit(cause));
  }

  /** The next label, with how the printer is; empty where none waits. */
  Optional<Shown> start() {
    return waiting.flatMap(waits -> words.start(waits, equipment.conditionProperty().get()));
  }

  /** Looks which labels the person means. */
  void plan() {
    Optional<Finding> missing = batch.missing();
    if (missing.isPresent()) {
      complain(missing.get());
      return;
    }
    show.accept(words.plain(Stage.CHOOSING));
    Wanted wanted = batch.wanted();
    PackingChoice with = equipment.chosen();
    questions.ask(
        () -> desk.plan(wanted, with),
        choice -> {
          planned = choice.units();
          show.accept(words.plan(choice, batch.copies()));
        },
        cause -> complain(Problem.finding(cause)));
  }

  private void complain(Finding finding) {
    show.accept(words.complaining(words.plain(Stage.BATCH), finding));
  }

  List<Unit> planned() {
    return planned;
  }
}
