package imprint.line;

import imprint.esp.flash.CheckedRead;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Partition;
import imprint.esp.flash.Region;
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
   * @param data what will be written to the partition; not changed
   * @param keys that NVS may be encrypted with there
   * @param record enters the backup in the ledger
   * @return empty also where the board lets nobody read
   * @throws Refusal line.others-unread, file.unwritable
   */
  public Optional<OthersKept> take(
      Region data, Unit unit, List<UnitNvsKey> keys, Consumer<Event> record) throws IOException {
    if (flasher.board().identification().security().secureDownload()) {
      return Optional.empty();
    }
    int size = data.image().length;
    if (new CheckedRead(flasher).blank(data.offset(), size) || flasher.matches(data)) {
      return Optional.empty();
    }
    byte[] found = content(data.name(), data.offset(), size);
    try {
      List<String> namespaces = OthersKeys.namespaces(data.image(), found, keys);
      if (namespaces.isEmpty()) {
        return Optional.empty();
      }
      Event.BackedUp backup = backups.write(unit, data.name(), found);
      record.accept(backup);
      return Optional.of(
          new OthersKept(data.name(), namespaces, backups.folder().resolve(backup.file())));
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
    return content(place.label(), place.offset(), place.size());
  }

  private byte[] content(String name, int offset, int size) throws IOException {
    return new CheckedRead(flasher)
        .take(offset, size)
        .orElseThrow(() -> Refusal.of("line.others-unread", name));
  }
}
