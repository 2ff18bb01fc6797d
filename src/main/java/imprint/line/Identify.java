package imprint.line;

import imprint.esp.flash.BoardTable;
import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Partition;
import imprint.esp.flash.PartitionTable;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.factory.LoadedProduct;
import imprint.factory.Product;
import imprint.finding.Refusal;
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
    BooleanSupplier cancelled) {
  /**
   * Brings the board up and holds it against the product.
   *
   * @throws Refusal when it does not answer, is of another kind, or cannot take the data
   */
  Identified take() throws InterruptedException {
    BoardSession session =
        BoardSession.open(
            workplace.ports().plug(port),
            port,
            approach,
            workplace.pause(),
            cancelled,
            watcher::noted);
    boolean fit = false;
    try {
      refuseAnotherChip(session);
      if (session.identification().mac().isEmpty()) {
        throw Refusal.of("rom.secure-download", port);
      }
      Flasher flasher = new Flasher(session, cancelled);
      PartitionTable table = BoardTable.of(flasher).read();
      String label = product.product().target().partition();
      Partition target = FlashPlan.target(table, label, session.flashSize());
      Optional<Partition> secureCert = secureCert(table, session.flashSize());
      fit = true;
      return new Identified(session, flasher, table, target, secureCert);
    } catch (IOException e) {
      throw session.gone(e);
    } finally {
      if (!fit) {
        session.close();
      }
    }
  }

  private Optional<Partition> secureCert(PartitionTable table, int flashSize) {
    Product.Target target = product.product().target();
    return target.storage().usesSecureCert()
        ? Optional.of(FlashPlan.secureCertTarget(table, target.secureCertPartition(), flashSize))
        : Optional.empty();
  }

  private void refuseAnotherChip(BoardSession session) {
    String chip = session.identification().chip().key();
    String wanted = product.product().target().chip();
    if (wanted != null && !wanted.equals(chip)) {
      throw Refusal.of("line.other-chip", session.identification().chip().name(), wanted);
    }
  }
}
