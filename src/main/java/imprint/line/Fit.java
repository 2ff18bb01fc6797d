package imprint.line;

import imprint.esp.flash.BoardKey;
import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Partition;
import imprint.esp.flash.PartitionTable;
import imprint.esp.flash.Planner;
import imprint.esp.flash.Sealing;
import imprint.esp.flash.TablePlace;
import imprint.esp.rom.BoardSession;
import imprint.factory.BootWatch;
import imprint.factory.LoadedProduct;
import imprint.factory.Product;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Whether a board can take what a product writes; only reads. */
public final class Fit {
  private final LoadedProduct product;
  private final RunWatcher watcher;
  private final BooleanSupplier cancelled;

  Fit(LoadedProduct product, RunWatcher watcher, BooleanSupplier cancelled) {
    this.product = product;
    this.watcher = watcher;
    this.cancelled = cancelled;
  }

  /**
   * Refuses a board with which a run of the product would end before it claims an identity. The
   * session stays open.
   *
   * @throws Refusal as the run's would be
   */
  public static void require(LoadedProduct product, BoardSession board) throws IOException {
    Fit fit = new Fit(product, RunWatcher.NONE, () -> false);
    fit.refuseAnotherChip(board);
    Identified found = fit.identified(board);
    try (BoardKey _ = found.key()) {
      new Startable(product).require(found);
    }
  }

  /**
   * A board with what a run needs to know of it. Close it, or its key alone.
   *
   * @throws Refusal when it cannot take the product's data
   */
  Identified identified(BoardSession session) throws IOException {
    Product.Target target = product.product().target();
    Flasher flasher = new Flasher(session, cancelled);
    BoardKey key = BoardKey.of(KnownBoard.keys(target), session);
    boolean fit = false;
    try {
      key.findings().forEach(watcher::noted);
      TablePlace place = KnownBoard.table(target);
      key.check(flasher, place.offset());
      PartitionTable table = new Planner(flasher, place, key.scheme()).table();
      int size = session.flashSize();
      Partition data = FlashPlan.target(table, place.offset(), target.partition(), size);
      Optional<Place> secureCert = Optional.empty();
      if (target.storage().usesSecureCert()) {
        String label = target.secureCertPartition();
        secureCert =
            Optional.of(
                place(
                    flasher, FlashPlan.secureCertTarget(table, place.offset(), label, size), key));
      }
      Optional<Place> keys = Optional.empty();
      if (target.nvsKeysPartition() != null) {
        String label = target.nvsKeysPartition();
        keys =
            Optional.of(
                place(flasher, FlashPlan.keysTarget(table, place.offset(), label, size), key));
      }
      fit = true;
      return new Identified(session, flasher, key, table, data, secureCert, keys);
    } finally {
      if (!fit) {
        key.close();
      }
    }
  }

  /** What cannot be written to this board is refused here, before its identity is claimed. */
  private Place place(Flasher flasher, Partition partition, BoardKey key) throws IOException {
    Sealing sealing =
        partition.sealedByChip()
            ? flasher.sealing(partition.label(), partition.offset(), key.scheme())
            : new Sealing.Plain();
    if (sealing.unseen() && product.product().boot().mode() != BootWatch.Mode.APPLICATION) {
      throw Refusal.of("line.start-needed", partition.label());
    }
    if (sealing instanceof Sealing.ByRegisters) {
      watcher.noted(Finding.warning("flash.experimental", partition.label()));
    }
    return new Place(partition, sealing);
  }

  void refuseAnotherChip(BoardSession session) {
    String chip = session.identification().chip().key();
    String wanted = product.product().target().chip();
    if (wanted != null && !wanted.equals(chip)) {
      throw Refusal.of("line.other-chip", session.identification().chip().name(), wanted);
    }
  }
}
