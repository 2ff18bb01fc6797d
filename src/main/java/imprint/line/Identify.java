package imprint.line;

import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.PartitionTable;
import imprint.esp.rom.BoardSession;
import imprint.factory.LoadedProduct;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Waiting → Identified: everything that can be refused is refused here, before any change. */
record Identify(
    Workplace workplace,
    LoadedProduct product,
    String port,
    int fastestRate,
    BooleanSupplier cancelled) {
  /**
   * Brings the board up and holds it against the product.
   *
   * @throws Refusal when it does not answer, is of another kind, or cannot take the data
   */
  Identified take() throws IOException, InterruptedException {
    BoardSession session =
        BoardSession.open(
            workplace.ports().open(port), port, fastestRate, workplace.pause(), cancelled);
    try {
      refuseAnotherChip(session);
      Flasher flasher = new Flasher(session, cancelled);
      PartitionTable table = flasher.readTable();
      String label = product.product().target().partition();
      FlashPlan.factoryData(table, label, new byte[0]);
      return new Identified(session, flasher, table, table.named(label));
    } catch (IOException e) {
      session.close();
      throw session.gone(e);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private void refuseAnotherChip(BoardSession session) {
    String chip = session.identification().chip().key();
    String wanted = product.product().target().chip();
    if (wanted != null && !wanted.equals(chip)) {
      throw Refusal.of("line.other-chip", session.identification().chip().name(), wanted);
    }
  }
}
