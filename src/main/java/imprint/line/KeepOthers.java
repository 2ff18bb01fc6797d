package imprint.line;

import imprint.esp.flash.CheckedRead;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Partition;
import imprint.factory.OthersKeys;
import imprint.factory.UnitNvsKey;
import imprint.finding.Refusal;
import imprint.ledger.Event;
import imprint.ledger.Unit;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Before the factory partition is written: what other parts of the firmware keep in it would be
 * erased, and nobody else has it. It goes to a file first.
 */
public record KeepOthers(Flasher flasher, Backups backups) {
  /**
   * Looks, and keeps the partition where there is something of others in it.
   *
   * @param own what will be written to the partition; not changed
   * @param keys that NVS may be encrypted with there
   * @param record enters the backup in the ledger
   * @return empty also where the board lets nobody read
   * @throws Refusal line.others-unread, file.unwritable
   */
  public Optional<OthersKept> take(
      Partition place, Unit unit, byte[] own, List<UnitNvsKey> keys, Consumer<Event> record)
      throws IOException {
    if (flasher.board().identification().security().secureDownload()) {
      return Optional.empty();
    }
    if (new CheckedRead(flasher).blank(place.offset(), place.size())) {
      return Optional.empty();
    }
    byte[] found = content(place);
    try {
      List<String> namespaces = OthersKeys.namespaces(own, found, keys);
      if (namespaces.isEmpty()) {
        return Optional.empty();
      }
      Event.BackedUp backup = backups.write(unit, place.label(), found);
      record.accept(backup);
      return Optional.of(
          new OthersKept(place.label(), namespaces, backups.folder().resolve(backup.file())));
    } finally {
      Arrays.fill(found, (byte) 0);
    }
  }

  /**
   * What a partition holds, for the caller to wipe.
   *
   * @throws Refusal line.others-unread where it was read otherwise than the chip says it is
   */
  public byte[] content(Partition place) throws IOException {
    return new CheckedRead(flasher)
        .take(place.offset(), place.size())
        .orElseThrow(() -> Refusal.of("line.others-unread", place.label()));
  }
}
