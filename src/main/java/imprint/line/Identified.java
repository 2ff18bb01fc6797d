package imprint.line;

import imprint.esp.flash.Flasher;
import imprint.esp.flash.Partition;
import imprint.esp.flash.PartitionTable;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.Identification;
import java.util.Optional;

/**
 * A board in its loader, known and fit for the product; nothing was changed on it.
 *
 * @param secureCert where certificates and key go, if the product keeps them apart
 */
record Identified(
    BoardSession session,
    Flasher flasher,
    PartitionTable table,
    Partition target,
    Optional<Partition> secureCert)
    implements AutoCloseable {
  /** Name and revision. */
  String chip() {
    Identification is = session.identification();
    return is.chip().name() + " " + is.revision();
  }

  String mac() {
    return session.identification().mac();
  }

  @Override
  public void close() {
    session.close();
  }
}
