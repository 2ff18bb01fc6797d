package imprint.ui;

import imprint.factory.LoadedProduct;
import imprint.factory.ProductDraft;
import imprint.ledger.Unit;
import imprint.line.Outcome;
import imprint.line.RunWatcher;
import imprint.line.Slot;
import imprint.line.Station;
import imprint.line.Station.PartitionChoice;
import imprint.line.Station.PortChoice;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import imprint.ui.line.LineViewModel;
import imprint.ui.line.Provisioner;
import imprint.ui.setup.SetupViewModel;
import imprint.ui.setup.Workstation;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The view models of one window, joined to its station. */
final class Screens {
  final FrameViewModel frame = new FrameViewModel();
  final LineViewModel line;
  final SetupViewModel setup;

  private final Station station;
  private final Texts texts;
  private final Background workers;
  private final InstantSource clock;

  /**
   * @param workers any number of threads
   * @param drafting one thread
   */
  Screens(
      Station station,
      Texts texts,
      Background workers,
      Background drafting,
      ProductDraft draft,
      InstantSource clock) {
    this.station = station;
    this.texts = texts;
    this.workers = workers;
    this.clock = clock;
    line = new LineViewModel(texts, workers, clock, _ -> count());
    setup = new SetupViewModel(texts, drafting, workers, draft, desk(), _ -> toLine());
    line.shownProperty().subscribe(shown -> frame.locked.set(shown.state().busy()));
    frame.productName.set(texts.get("frame.no-product"));
    frame.place.set(station.settings().name());
    List<Unit> interrupted = station.interrupted();
    if (!interrupted.isEmpty()) {
      String units = interrupted.stream().map(Unit::serialNumber).collect(Collectors.joining(", "));
      line.note(texts.get("frame.interrupted", units));
    }
    station.notices().forEach(notice -> line.note(notice.sentence(texts.locale())));
    setup.board().findPorts();
    count();
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
    String port = setup.board().chosenPort();
    line.use(new InSlot(station.slot(port)), product.test());
    frame.productName.set(product.product().productName());
    frame.place.set(
        texts.get(
            "frame.place",
            station.settings().name(),
            port,
            product.product().target().partition()));
    frame.go(Screen.LINE);
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
