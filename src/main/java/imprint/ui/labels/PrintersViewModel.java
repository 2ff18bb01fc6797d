package imprint.ui.labels;

import imprint.finding.Finding;
import imprint.label.print.PrintResult;
import imprint.label.print.PrinterDraft;
import imprint.label.print.PrinterDraft.Field;
import imprint.label.print.PrinterProfile;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import imprint.ui.kit.Why;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;

/** The printers of the station as values: one of them is being looked at, or a new one. */
public final class PrintersViewModel {
  public final Measured measured;

  /** Whether the page is in front of the labels. */
  public final BooleanProperty open = new SimpleBooleanProperty();

  /** Whether whoever works here sets printers up. */
  public final BooleanProperty allowed = new SimpleBooleanProperty(true);

  public final PrinterRows rows;

  private final Texts texts;
  private final Background background;
  private final PrinterDesk desk;
  private final Why why;
  private final PrinterForm form;
  private final ReadOnlyObjectWrapper<Optional<PrinterProfile>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper nextAct = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<PrinterStep> next =
      new ReadOnlyObjectWrapper<>(PrinterStep.KEEP);

  /** Remove was pressed once. */
  private boolean asked;

  public PrintersViewModel(Texts texts, Background background, PrinterDesk desk) {
    this.texts = texts;
    this.background = background;
    this.desk = desk;
    this.why = new Why(texts, name -> "labels.next." + name);
    this.rows = new PrinterRows(texts, background, desk);
    this.form = new PrinterForm(texts, () -> next.set(PrinterStep.KEEP));
    this.measured =
        new Measured(nothing -> next.set(nothing ? PrinterStep.KEEP : PrinterStep.MOVE));
    allowed.subscribe(may -> open.set(open.get() && may));
  }

  private boolean mayGo() {
    boolean may = form.letGo();
    if (!may) {
      say("printers.act.unkept");
    }
    return may;
  }

  /** Comes to the front: printers are read, queues are looked for. */
  public void show() {
    if (!allowed.get()) {
      return;
    }
    open.set(true);
    background.run(
        desk::printers,
        printers -> {
          rows.list(printers);
          printers.stream().findFirst().ifPresentOrElse(this::look, this::begin);
        },
        this::failed);
  }

  /** Back to the labels; pressed twice where what is typed is not kept. */
  public void leave() {
    if (mayGo()) {
      open.set(false);
    }
  }

  /** That one is to be looked at, likewise. */
  public void choose(PrinterProfile printer) {
    if (mayGo()) {
      look(printer);
    }
  }

  private void look(PrinterProfile printer) {
    chosen.set(Optional.of(printer));
    fill(PrinterDraft.of(printer));
    say("printers.act.change");
  }

  /** A new one is to be typed, likewise. */
  public void add() {
    if (mayGo()) {
      begin();
    }
  }

  private void begin() {
    chosen.set(Optional.empty());
    fill(PrinterDraft.usual());
    say("printers.act.new");
  }

  private void fill(PrinterDraft draft) {
    asked = false;
    form.fill(draft);
    measured.clear();
  }

  /** Keeps what is typed, in the place of the one that is looked at or behind the others. */
  public void keep() {
    PrinterDraft draft = form.draft();
    if (form.fits(draft, others())) {
      keep(draft.profile(), draft.moves() ? "printers.act.kept" : "printers.act.kept-page");
    } else {
      say("printers.act.wrong");
    }
  }

  private Set<String> others() {
    return rows.printers().stream()
        .filter(each -> chosen.get().filter(each::equals).isEmpty())
        .map(PrinterProfile::name)
        .collect(Collectors.toSet());
  }

  private void keep(PrinterProfile printer, String said) {
    Optional<String> before = chosen.get().map(PrinterProfile::name);
    write(
        () -> desk.keep(before, printer),
        _ -> {
          look(printer);
          say(said);
        });
  }

  /** The one that is looked at is the station's no more; pressed twice, it is meant. */
  public void remove() {
    Optional<PrinterProfile> printer = chosen.get();
    if (printer.isEmpty()) {
      return;
    }
    if (!asked) {
      asked = true;
      nextAct.set(texts.get("printers.act.remove", printer.get().name()));
      return;
    }
    write(
        () -> desk.remove(printer.get().name()),
        rest -> rest.stream().findFirst().ifPresentOrElse(this::look, this::begin));
  }

  private void write(
      Callable<List<PrinterProfile>> change, Consumer<List<PrinterProfile>> written) {
    background.run(
        change,
        all -> {
          rows.list(all);
          written.accept(all);
        },
        this::failed);
  }

  /**
   * Prints a calibration label on the one that is looked at, as it was kept. How it ended is said
   * to whoever still looks at that one.
   *
   * @param ended is told whether there is one to be measured
   */
  public void calibrate(Consumer<Boolean> ended) {
    Optional<PrinterProfile> printer = moving();
    if (busy.get() || printer.isEmpty()) {
      return;
    }
    PrinterProfile on = printer.get();
    busy.set(true);
    say("printers.act.printing");
    background.run(
        () -> desk.calibrate(on),
        result -> tried(on, fault(result, on.name()), ended),
        cause -> tried(on, Optional.of(inWords(cause)), ended));
  }

  private Optional<String> fault(PrintResult result, String printer) {
    return result instanceof PrintResult.GivenUp
        ? result.doubt(printer).map(why::act).or(() -> Optional.of(""))
        : Optional.empty();
  }

  private void tried(PrinterProfile on, Optional<String> fault, Consumer<Boolean> ended) {
    busy.set(false);
    rows.list(rows.printers());
    if (chosen.get().filter(on::equals).isPresent()) {
      next.set(fault.isEmpty() ? PrinterStep.KEEP : PrinterStep.AGAIN);
      nextAct.set(fault.orElseGet(() -> texts.get("printers.act.measure")));
      ended.accept(fault.isEmpty());
    }
  }

  /** Moves the print by what was measured, and keeps that. */
  public void move() {
    Optional<PrinterProfile> moved = moving().flatMap(measured::move);
    Map<Field, Finding> findings =
        moved.map(printer -> PrinterDraft.of(printer).findings(others())).orElse(Map.of());
    Optional<Finding> far =
        Stream.of(Field.RIGHT, Field.DOWN)
            .flatMap(field -> Stream.ofNullable(findings.get(field)))
            .findFirst();
    String sorry = texts.get("printers.act.measured-wrong");
    if (far.isPresent()) {
      nextAct.set(far.get().sentence(texts.locale()) + " " + sorry);
    } else {
      moved.ifPresentOrElse(
          printer -> keep(printer, "printers.act.moved"), () -> nextAct.set(sorry));
    }
  }

  /** The one that is looked at, if its print can be moved. */
  private Optional<PrinterProfile> moving() {
    return chosen.get().filter(printer -> printer.how().moves());
  }

  private void failed(Exception cause) {
    nextAct.set(inWords(cause));
  }

  private String inWords(Exception cause) {
    Finding finding = Problem.finding(cause);
    return why.sentence(finding) + " " + why.act(finding);
  }

  private void say(String key) {
    nextAct.set(texts.get(key));
  }

  /** What is typed. */
  public StringProperty field(Field field) {
    return form.field(field);
  }

  /** The one that is looked at; empty while a new one is typed. */
  public ReadOnlyObjectProperty<Optional<PrinterProfile>> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** Whether the print of what is typed can be moved. */
  public ReadOnlyBooleanProperty movesProperty() {
    return form.movesProperty();
  }

  /** What is wrong with which field, and what to do. */
  public ReadOnlyObjectProperty<Map<Field, String>> wrongProperty() {
    return form.wrongProperty();
  }

  public ReadOnlyStringProperty nextActProperty() {
    return nextAct.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<PrinterStep> nextProperty() {
    return next.getReadOnlyProperty();
  }

  /** A calibration label comes out. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
