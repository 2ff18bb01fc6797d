package imprint.line;

import imprint.esp.flash.BoardKey;
import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Partition;
import imprint.esp.flash.PartitionTable;
import imprint.esp.flash.Planner;
import imprint.esp.flash.Sealing;
import imprint.esp.flash.TablePlace;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.factory.BootWatch;
import imprint.factory.LoadedProduct;
import imprint.factory.Product;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.Mac;
import imprint.ledger.Unit;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Waiting → Identified: everything that can be refused is refused here, before any change. */
record Identify(
    Workplace workplace,
    LoadedProduct product,
    String port,
    Approach approach,
    RunWatcher watcher,
    BooleanSupplier cancelled,
    KeptTrace kept) {
  /**
   * Brings the board up and holds it against the ledger and the product.
   *
   * @throws Refusal when it does not answer, is of another kind, has an identity, or cannot take
   *     the data
   */
  Identified take() throws InterruptedException {
    BoardSession session =
        BoardSession.open(
            workplace.ports().plug(port),
            port,
            approach,
            workplace.pause(),
            cancelled,
            watcher::noted,
            trace -> kept.write("", trace));
    boolean fit = false;
    boolean finished = false;
    try {
      refuseAnotherChip(session);
      String mac = session.identification().requireMac(port);
      watcher.identified(session.identification().described(), mac);
      // before anything else of it is read: its first start may have encrypted the rest
      Optional<Unit> carried = finished(mac);
      finished = carried.isPresent();
      if (finished) {
        throw Reserve.hasIdentity(mac, carried.get());
      }
      Identified found = identified(session);
      fit = true;
      return found;
    } catch (IOException e) {
      throw session.gone(e);
    } finally {
      if (!fit) {
        // with a board that is finished nothing went wrong
        if (!finished && !cancelled.getAsBoolean()) {
          kept.write(session.identification().mac().orElse(""), session.trace());
        }
        session.giveUp();
        session.close();
      }
    }
  }

  /** The unit that was finished with this board. */
  private Optional<Unit> finished(String mac) {
    return workplace.ledger().carriedBy(Mac.parse(mac)).filter(unit -> !unit.state().unfinished());
  }

  private Identified identified(BoardSession session) throws IOException {
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
                    flasher,
                    FlashPlan.secureCertTarget(table, place.offset(), label, size),
                    key));
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

  private void refuseAnotherChip(BoardSession session) {
    String chip = session.identification().chip().key();
    String wanted = product.product().target().chip();
    if (wanted != null && !wanted.equals(chip)) {
      throw Refusal.of("line.other-chip", session.identification().chip().name(), wanted);
    }
  }
}
