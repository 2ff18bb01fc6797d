package imprint.line;

import imprint.esp.flash.Flasher;
import imprint.esp.flash.Partition;
import imprint.esp.flash.Region;
import imprint.esp.rom.FlashCommand;
import imprint.esp.rom.FlashCommand.ReadFlash;
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
 *
 * <p>NVS marks each page that it uses in the page's first bytes; of a blank board nothing else is
 * read.
 */
public record KeepOthers(Flasher flasher, Backups backups) {
  private static final int PAGE = FlashCommand.SECTOR;
  private static final int ATTEMPTS = 3;

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
    byte[] used = used(place);
    try {
      List<String> namespaces = OthersKeys.namespaces(own, used, keys);
      if (namespaces.isEmpty()) {
        return Optional.empty();
      }
      Event.BackedUp backup = whole(place, unit);
      record.accept(backup);
      return Optional.of(
          new OthersKept(place.label(), namespaces, backups.folder().resolve(backup.file())));
    } finally {
      Arrays.fill(used, (byte) 0);
    }
  }

  /** The pages that are in use; the others are 0xFF. */
  private byte[] used(Partition place) throws IOException {
    byte[] used = new byte[place.size()];
    Arrays.fill(used, (byte) 0xFF);
    for (int at = 0; at < used.length; at += PAGE) {
      byte[] head = flasher.read(place.offset() + at, ReadFlash.MOST);
      if (!blank(head)) {
        System.arraycopy(head, 0, used, at, head.length);
        byte[] rest = flasher.read(place.offset() + at + head.length, PAGE - head.length);
        System.arraycopy(rest, 0, used, at + head.length, rest.length);
      }
    }
    return used;
  }

  /** Answers carry no checksum: the chip's own hash says whether it was read rightly. */
  private Event.BackedUp whole(Partition place, Unit unit) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      byte[] content = flasher.read(place.offset(), place.size());
      Region read = Region.filled(place.label(), place.offset(), content, place.size());
      try {
        if (flasher.matches(read)) {
          return backups.write(unit, place.label(), content);
        }
      } finally {
        read.wipe();
        Arrays.fill(content, (byte) 0);
      }
    }
    throw Refusal.of("line.others-unread", place.label());
  }

  private static boolean blank(byte[] bytes) {
    for (byte one : bytes) {
      if (one != (byte) 0xFF) {
        return false;
      }
    }
    return true;
  }
}
