package imprint.ui;

import imprint.factory.DraftField;
import imprint.factory.LoadedProduct;
import imprint.factory.ProductDraft;
import imprint.finding.Finding;
import imprint.line.Outcome;
import imprint.line.SlotPlace;
import imprint.line.Station;
import imprint.line.UnitSummary;
import imprint.returns.Reception;
import imprint.ui.history.HistoryViewModel;
import imprint.ui.history.LedgerArchive;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import imprint.ui.labels.LabelsViewModel;
import imprint.ui.labels.PackingAtStation;
import imprint.ui.labels.PrintersViewModel;
import imprint.ui.layouts.LayoutsViewModel;
import imprint.ui.line.LineState;
import imprint.ui.line.LinesViewModel;
import imprint.ui.line.Shown;
import imprint.ui.line.Socket;
import imprint.ui.returns.ReturnsViewModel;
import imprint.ui.returns.Stage;
import imprint.ui.returns.StationDesk;
import imprint.ui.setup.SetupViewModel;
import imprint.ui.slots.SlotsViewModel;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The view models of one window, joined to its station. */
final class Screens {
  final FrameViewModel frame = new FrameViewModel();
  final LinesViewModel line;
  final LabelsViewModel labels;
  final PrintersViewModel printers;
  final SetupViewModel setup;
  final HistoryViewModel history;
  final ReturnsViewModel returns;
  final SlotsViewModel slots;
  final LayoutsViewModel layouts;
  final Hold hold;

  private final Station station;
  private final Texts texts;
  private final Background workers;
  private final InstantSource clock;
  private final LineLabels lineLabels;
  private Takt takt = new Takt();
  private List<SlotPlace> shown = List.of();
  private @Nullable LoadedProduct made;
  private String port;

  /**
   * @param workers any number of threads
   * @param drafting one thread
   * @param lineLabels prints the labels of the line
   * @param port where boards were worked on until now, empty where none were
   */
  Screens(
      Station station,
      Texts texts,
      Background workers,
      Background drafting,
      ProductDraft draft,
      InstantSource clock,
      LineLabels lineLabels,
      String port) {
    this.station = station;
    this.texts = texts;
    this.workers = workers;
    this.clock = clock;
    this.port = port;
    this.lineLabels = lineLabels;
    LineAtStation desk = new LineAtStation(station, true, lineLabels);
    line = new LinesViewModel(texts, workers, clock, desk, this::ended);
    slots = new SlotsViewModel(texts, workers, clock, desk.withoutNames(), this::settled);
    setup =
        new SetupViewModel(
            texts, drafting, workers, clock, draft, SetupAtStation.of(station), this::toLine);
    ZoneId zone = ZoneId.systemDefault();
    PackingAtStation packing = new PackingAtStation(station, clock);
    labels = new LabelsViewModel(texts, workers, zone, packing);
    printers = new PrintersViewModel(texts, workers, packing);
    returns =
        new ReturnsViewModel(
            texts,
            workers,
            clock,
            zone,
            new StationDesk(
                station, new Reception(station, clock), at -> workers.show(() -> line.had(at))));
    history =
        new HistoryViewModel(
            texts,
            workers,
            new LedgerArchive(station::ledger, station.settings().ledger()),
            clock,
            zone,
            this::toReturns);
    lineLabels.showOn(line);
    frame.productName.set(texts.get("frame.no-product"));
    frame.place.set(station.settings().name());
    layouts = new LayoutsViewModel(texts, drafting, station.preparation()::sampleContent);
    hold = new Hold(frame, line, setup.golden().run(), labels, returns, layouts);
    line.busyProperty().subscribe(_ -> load());
    line.order().begunProperty().addListener((_, _, _) -> count());
    frame.locked.subscribe(_ -> load());
    setup
        .golden()
        .busyProperty()
        .subscribe(
            _ -> {
              // a golden unit is one more unit
              count();
              printGolden();
            });
    setup
        .golden()
        .run()
        .heldProperty()
        .subscribe(
            held -> {
              if (held) {
                line.had(setup.board().chosenPort());
              }
            });
    returns
        .shownProperty()
        .subscribe(
            shown -> {
              if (shown.stage() == Stage.DONE) {
                // a board with a new identity is one more unit
                count();
              }
            });
    frame.reach.subscribe(
        reach -> {
          history.returnable.set(reach.contains(Screen.RETURNS));
          printers.allowed.set(reach.contains(Screen.SETTINGS));
        });
    setup.board().findPorts();
    count();
    settled();
  }

  /**
   * The product of the line was loaded at the start.
   *
   * @param left where boards were worked on the last time; empty where nobody knows
   */
  void resumed(String left) {
    port = left;
    settled();
    frame.go(Screen.LINE);
  }

  /** Goes on where {@code before} was: the window speaks another language from now on. */
  void follow(Screens before) {
    line.follow(before.line);
    labels.follow(before.labels);
    setup.follow(before.setup);
    history.follow(before.history);
    layouts.follow(before.layouts);
    returns.ports().port.set(before.returns.ports().port.get());
    takt = before.takt;
    showTakt();
    frame.go(before.frame.screen.get());
  }

  private void showTakt() {
    frame.takt.set(takt.each().map(texts::seconds).orElse(""));
  }

  private void printGolden() {
    Shown run = setup.golden().run().shownProperty().get();
    if (run.state() == LineState.DONE) {
      String layout = setup.fields().of(DraftField.LAYOUT).get().strip();
      run.unit().ifPresent(unit -> lineLabels.print(unit, layout));
    }
  }

  /** Another product may have been loaded while a board was worked on. */
  private void load() {
    if (!working() && station.product().filter(now -> now != made).isPresent()) {
      settled();
    }
  }

  private boolean working() {
    return frame.locked.get() || line.busyProperty().get();
  }

  private void toReturns(String serialNumber) {
    if (frame.locked.get() || !frame.reach.get().contains(Screen.RETURNS)) {
      return;
    }
    frame.go(Screen.RETURNS);
    returns.next();
    returns.lookAtLabel(serialNumber);
  }

  Texts texts() {
    return texts;
  }

  /** Where boards are worked on, empty while no product is loaded. */
  String port() {
    return port;
  }

  /**
   * The product that the station has now goes to work.
   *
   * @param unkept why the next start does not know of it
   */
  private void toLine(Optional<Finding> unkept) {
    port = setup.board().chosenPort();
    settled();
    frame.go(Screen.LINE);
    unkept.ifPresent(
        why ->
            line.note(words -> why.sentence(words.locale()) + " " + why.nextAct(words.locale())));
  }

  /** The slots are others now, or the order is: results stay where the slots do. */
  private void settled() {
    station
        .product()
        .filter(_ -> !working() && !places().isEmpty())
        .filter(now -> now != made || !places().equals(shown))
        .ifPresent(this::show);
    count();
  }

  private List<SlotPlace> places() {
    List<SlotPlace> bound = station.line().slots();
    boolean one = bound.isEmpty() && !port.isEmpty();
    return one ? List.of(new SlotPlace.Named(port)) : bound;
  }

  private void show(LoadedProduct product) {
    List<SlotPlace> places = places();
    if (!port.isEmpty()) {
      returns.ports().port.set(port);
    }
    shown = places;
    if (product != made) {
      made = product;
      line.labels().lookForLeft();
    }
    line.use(
        places.stream().map(place -> new Socket(place, new InSlot(station.slot(place)))).toList(),
        product.test());
    frame.productName.set(product.product().productName());
    frame.place.set(
        texts.get(
            "frame.place",
            station.settings().name(),
            places.size() == 1
                ? places.getFirst().text()
                : texts.get("frame.slot-count", places.size()),
            product.product().target().partition()));
  }

  private void ended(Outcome outcome) {
    if (outcome instanceof Outcome.Done(UnitSummary unit)) {
      lineLabels.print(unit);
      takt.passed(clock.instant());
      showTakt();
    }
    count();
  }

  private void count() {
    workers.run(
        () -> Counts.of(station, clock),
        counts -> frame.show(counts, texts),
        // the numbers stay as they were; a ledger that fails says so in the run itself
        _ -> {});
  }
}
