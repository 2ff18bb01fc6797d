package imprint.line;

import imprint.esp.flash.Flasher;
import imprint.esp.flash.Partition;
import imprint.esp.flash.PartitionTable;
import imprint.esp.flash.Sealing;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.Identification;
import java.io.IOException;
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
  /** How content for {@code place} must be written to this board. */
  Sealing sealing(Partition place) throws IOException {
    return place.sealedByChip()
        ? flasher.sealing(place.label(), Optional.empty())
        : new Sealing.Plain();
  }

  /** Name and revision. */
  String chip() {
    Identification is = session.identification();
    return is.described();
  }

  String mac() {
    return session.identification().mac().orElseThrow();
  }

  @Override
  public void close() {
    session.close();
  }
}
