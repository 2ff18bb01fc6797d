package imprint.ui.labels;

import imprint.finding.Finding;
import imprint.ledger.Unit;
import imprint.line.packing.PackingChoice;
import imprint.line.packing.Wanted;
import imprint.ui.kit.Problem;
import imprint.ui.labels.Desk.Waiting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Which labels come next: the oldest that waits, or those that a person asks for. */
final class Choosing {
  private final Desk desk;
  private final Questions questions;
  private final Equipment equipment;
  private final BatchModel batch;
  private final Consumer<Said> show;
  private Optional<Waiting> waiting = Optional.empty();
  private List<Unit> planned = List.of();

  Choosing(
      Desk desk, Questions questions, Equipment equipment, BatchModel batch, Consumer<Said> show) {
    this.desk = desk;
    this.questions = questions;
    this.equipment = equipment;
    this.batch = batch;
    this.show = show;
  }

  void follow(Choosing before) {
    planned = before.planned;
  }

  /**
   * Looks which label is next.
   *
   * @param seen gets its picture, after what is shown
   */
  void next(Consumer<Optional<byte[]>> seen) {
    if (equipment.printersProperty().get().isEmpty()) {
      show.accept(words -> words.plain(Stage.NO_PRINTER));
      return;
    }
    questions.ask(
        () -> desk.waiting(equipment.chosen()),
        waits -> {
          waiting = Optional.of(waits);
          show.accept(start().orElse(words -> words.plain(Stage.NOTHING)));
          seen.accept(waits.picture());
        },
        this::unfit);
  }

  void unfit(Exception cause) {
    show.accept(words -> words.unfit(cause));
  }

  /** The next label, with how the printer is; empty where none waits. */
  Optional<Said> start() {
    Condition is = equipment.conditionProperty().get();
    return waiting.flatMap(
        waits -> waits.next().map(next -> words -> words.start(next, waits.count(), is)));
  }

  /** Looks which labels a table means. */
  void plan(Path table) {
    batch.by.set(BatchModel.By.TABLE);
    batch.table.set(Optional.of(table));
    plan();
  }

  /** Looks which labels the person means. */
  void plan() {
    Optional<Finding> missing = batch.missing();
    if (missing.isPresent()) {
      complain(missing.get());
      return;
    }
    show.accept(words -> words.plain(Stage.CHOOSING));
    Wanted wanted = batch.wanted();
    PackingChoice with = equipment.chosen();
    questions.ask(
        () -> desk.plan(wanted, with),
        choice -> {
          planned = choice.units();
          int copies = batch.copies();
          show.accept(words -> words.plan(choice, copies));
        },
        cause -> complain(Problem.finding(cause)));
  }

  private void complain(Finding finding) {
    show.accept(words -> words.complaining(words.plain(Stage.BATCH), finding));
  }

  List<Unit> planned() {
    return planned;
  }
}
