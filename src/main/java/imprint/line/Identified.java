package imprint.line;

import imprint.esp.flash.BoardKey;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Partition;
import imprint.esp.flash.PartitionTable;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.Security;
import imprint.ledger.Event;
import java.util.Optional;

/**
 * A board in its loader, known and fit for the product; nothing was changed on it.
 *
 * @param key of its flash encryption, where somebody has it
 * @param secureCert where certificates and key go, if the product keeps them apart
 * @param keys where the key goes that NVS is encrypted with, if the product has it encrypted
 */
record Identified(
    BoardSession session,
    Flasher flasher,
    BoardKey key,
    PartitionTable table,
    Partition target,
    Optional<Place> secureCert,
    Optional<Place> keys)
    implements AutoCloseable {
  /** Name and revision. */
  String chip() {
    return session.identification().described();
  }

  String mac() {
    return session.identification().mac().orElseThrow();
  }

  /** As the ledger keeps it. */
  Event.Built.Fuses fuses() {
    Security read = session.identification().security();
    String encryption =
        read.encryptionWasOn()
            ? "was-on"
            : !read.flashEncryption()
                ? "off"
                : read.manualEncryption().map(it -> it ? "development" : "release").orElse("on");
    return new Event.Built.Fuses(read.secureBoot(), encryption);
  }

  @Override
  public void close() {
    key.close();
    session.giveUp();
    session.close();
  }
}
