package imprint.ui.labels;

import imprint.label.print.PrinterProfile;
import imprint.line.packing.PackingChoice;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What labels are printed with: printer and layout, and how the printer is. */
public final class Equipment {
  private final Texts texts;
  private final Background background;
  private final Desk desk;
  private final ReadOnlyObjectWrapper<List<PrinterProfile>> printers =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<PackingChoice> choice =
      new ReadOnlyObjectWrapper<>(PackingChoice.NONE);
  private final ReadOnlyObjectWrapper<Condition> condition;
  private Runnable changed = () -> {};
  private boolean asking;

  Equipment(Texts texts, Background background, Desk desk) {
    this.texts = texts;
    this.background = background;
    this.desk = desk;
    condition = new ReadOnlyObjectWrapper<>(Condition.unknown(texts));
  }

  /** Something else was chosen. */
  void whenChanged(Runnable then) {
    changed = then;
  }

  void follow(Equipment before) {
    printers.set(before.printers.get());
    choice.set(before.choice.get());
  }

  private record Had(List<PrinterProfile> printers, PackingChoice choice) {}

  /** Reads what there is and what was chosen. */
  void read(Runnable then, Consumer<Exception> failed) {
    background.run(
        () -> new Had(desk.printers(), desk.choice()),
        had -> {
          printers.set(had.printers());
          choice.set(fitting(had));
          then.run();
          ask();
        },
        failed);
  }

  /** The only printer needs no choice, and one that is gone is none. */
  private static PackingChoice fitting(Had had) {
    PackingChoice chosen = had.choice();
    boolean there = had.printers().stream().anyMatch(each -> each.name().equals(chosen.printer()));
    return there || had.printers().isEmpty()
        ? chosen
        : chosen.withPrinter(had.printers().getFirst().name());
  }

  public void choosePrinter(String name) {
    choose(choice.get().withPrinter(name));
  }

  /** One that ships, by its name, or one of a file. */
  public void chooseLayout(String nameOrFile) {
    choose(choice.get().withLayout(nameOrFile));
  }

  public void onlyToday(boolean only) {
    choose(choice.get().onlyToday(only));
  }

  private void choose(PackingChoice next) {
    if (next.equals(choice.get())) {
      return;
    }
    boolean other = !next.printer().equals(choice.get().printer());
    choice.set(next);
    background.run(
        () -> {
          desk.keep(next);
          return next;
        },
        _ -> {},
        // it is used until the end of this shift all the same; the log has why
        Problem::finding);
    if (other) {
      condition.set(Condition.unknown(texts));
      ask();
    }
    changed.run();
  }

  /** Asks the printer how it is; one question at a time. */
  public void ask() {
    Optional<PrinterProfile> chosen = printer();
    if (asking || chosen.isEmpty()) {
      return;
    }
    asking = true;
    PrinterProfile asked = chosen.get();
    background.run(
        () -> desk.state(asked),
        state -> {
          asking = false;
          if (printer().filter(asked::equals).isPresent()) {
            condition.set(Condition.of(state, asked.name(), texts));
          } else {
            ask();
          }
        },
        cause -> {
          asking = false;
          Problem.finding(cause);
          condition.set(Condition.unknown(texts));
        });
  }

  /** The one that is chosen. */
  public Optional<PrinterProfile> printer() {
    return printers.get().stream()
        .filter(each -> each.name().equals(choice.get().printer()))
        .findFirst();
  }

  PackingChoice chosen() {
    return choice.get();
  }

  public ReadOnlyObjectProperty<List<PrinterProfile>> printersProperty() {
    return printers.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<PackingChoice> choiceProperty() {
    return choice.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Condition> conditionProperty() {
    return condition.getReadOnlyProperty();
  }
}
