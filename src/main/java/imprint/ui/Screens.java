package imprint.ui;

import imprint.factory.LoadedProduct;
import imprint.factory.ProductDraft;
import imprint.line.OpenUnit;
import imprint.line.Outcome;
import imprint.line.RunWatcher;
import imprint.line.Slot;
import imprint.line.Station;
import imprint.line.Station.PartitionChoice;
import imprint.line.Station.PortChoice;
import imprint.returns.Reception;
import imprint.ui.history.HistoryViewModel;
import imprint.ui.history.LedgerArchive;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import imprint.ui.line.LineViewModel;
import imprint.ui.line.Provisioner;
import imprint.ui.returns.ReturnsViewModel;
import imprint.ui.returns.Stage;
import imprint.ui.returns.StationDesk;
import imprint.ui.setup.SetupViewModel;
import imprint.ui.setup.Workstation;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The view models of one window, joined to its station. */
final class Screens {
  final FrameViewModel frame = new FrameViewModel();
  final LineViewModel line;
  final SetupViewModel setup;
  final HistoryViewModel history;
  final ReturnsViewModel returns;

  private final Station station;
  private final Texts texts;
  private final Background workers;
  private final InstantSource clock;
  private String port;

  /**
   * @param workers any number of threads
   * @param drafting one thread
   * @param port where boards were worked on until now, empty where none were
   */
  Screens(
      Station station,
      Texts texts,
      Background workers,
      Background drafting,
      ProductDraft draft,
      InstantSource clock,
      String port) {
    this.station = station;
    this.texts = texts;
    this.workers = workers;
    this.clock = clock;
    this.port = port;
    line = new LineViewModel(texts, workers, clock, _ -> count());
    setup = new SetupViewModel(texts, drafting, workers, draft, desk(), _ -> toLine());
    ZoneId zone = ZoneId.systemDefault();
    returns =
        new ReturnsViewModel(
            texts, workers, clock, zone, new StationDesk(station, new Reception(station, clock)));
    history =
        new HistoryViewModel(
            texts,
            workers,
            new LedgerArchive(station.ledger(), station.settings().ledger()),
            clock,
            zone,
            this::toReturns);
    line.shownProperty().subscribe(_ -> lock());
    returns
        .shownProperty()
        .subscribe(
            shown -> {
              lock();
              if (shown.stage() == Stage.DONE) {
                // a board with a new identity is one more unit
                count();
              }
            });
    frame.productName.set(texts.get("frame.no-product"));
    frame.place.set(station.settings().name());
    tell(station.interrupted());
    station.notices().forEach(notice -> line.note(notice.sentence(texts.locale())));
    setup.board().findPorts();
    count();
    station.product().filter(_ -> !port.isEmpty()).ifPresent(product -> show(product, port));
  }

  /** While a board is being worked on, here or there, nobody leaves it. */
  private void lock() {
    frame.locked.set(
        line.shownProperty().get().state().busy() || returns.shownProperty().get().stage().busy());
  }

  private void toReturns(String serialNumber) {
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

  /** Those that can be gone on with last: what stands there last is what is to be done. */
  private void tell(List<OpenUnit> interrupted) {
    Map<Boolean, String> units =
        interrupted.stream()
            .collect(
                Collectors.groupingBy(
                    open -> open.act() == OpenUnit.Act.SET_ASIDE,
                    Collectors.mapping(
                        open -> open.unit().serialNumber(), Collectors.joining(", "))));
    String dead = units.getOrDefault(true, "");
    String open = units.getOrDefault(false, "");
    String told = dead.isEmpty() ? "" : texts.get("frame.interrupted", dead);
    String left = open.isEmpty() ? "" : texts.get("frame.unfinished", open);
    if (!interrupted.isEmpty()) {
      line.note((told + " " + left).strip());
    }
  }

  private Workstation desk() {
    return new Workstation() {
      @Override
      public List<PortChoice> ports() {
        return station.ports();
      }

      @Override
      public List<PartitionChoice> partitions(String port) throws InterruptedException {
        return station.partitions(port);
      }

      @Override
      public void use(Path productFile, char @Nullable [] password, String port) {
        station.load(productFile, password);
      }
    };
  }

  /** The product that the station has now goes to work. */
  private void toLine() {
    LoadedProduct product = station.product().orElseThrow();
    port = setup.board().chosenPort();
    show(product, port);
    frame.go(Screen.LINE);
  }

  private void show(LoadedProduct product, String port) {
    line.use(new InSlot(station.slot(port)), product.test());
    returns.ports().port.set(port);
    frame.productName.set(product.product().productName());
    frame.place.set(
        texts.get(
            "frame.place",
            station.settings().name(),
            port,
            product.product().target().partition()));
  }

  private void count() {
    workers.run(
        () ->
            Tally.today(station.ledger(), station.settings().name(), clock, ZoneId.systemDefault()),
        tally -> {
          frame.made.set(tally.made());
          frame.setAside.set(tally.setAside());
        },
        // the numbers stay as they were; a ledger that fails says so in the run itself
        _ -> {});
  }

  private record InSlot(Slot slot) implements Provisioner {
    @Override
    public Outcome provisionNext(RunWatcher watcher) {
      return slot.provisionNext(watcher);
    }

    @Override
    public void cancel() {
      slot.cancel();
    }
  }
}
