package imprint.line;

import imprint.esp.flash.CheckedRead;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Partition;
import imprint.esp.flash.Region;
import imprint.factory.OthersKeys;
import imprint.factory.UnitNvsKey;
import imprint.finding.Refusal;
import imprint.ledger.Event;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Before partitions are written: what other parts of the firmware keep in them would be erased, and
 * nobody else has it. It goes to files first, and with it the keys that it is encrypted with.
 * Certificates of another maker or line, and their key, are kept whole.
 */
public record KeepOthers(Flasher flasher, Backups backups, Ledger ledger) {
  /** What lies where a region goes, and is something else. */
  private record Found(Region region, byte[] content) {
    /** As the application reads it; empty where the chip alone can tell. */
    Optional<byte[]> opened() {
      return region.sealing().opened(region.offset(), content);
    }
  }

  /**
   * Looks, and keeps what would be lost.
   *
   * @param plan all that will be written; not changed
   * @param data the region of it with the factory data
   * @param key that it is encrypted with, where the ledger may have none
   * @param record enters the backups in the ledger
   * @return empty also where the board lets nobody read
   * @throws Refusal line.others-unread, file.unwritable
   */
  public Optional<OthersKept> take(
      List<Region> plan, Region data, Optional<UnitNvsKey> key, Unit unit, Consumer<Event> record)
      throws IOException {
    if (flasher.board().identification().security().secureDownload()) {
      return Optional.empty();
    }
    List<Found> found = new ArrayList<>();
    try {
      for (Region region : plan) {
        found(region, unit).ifPresent(found::add);
      }
      return found.isEmpty() ? Optional.empty() : kept(found, data, key, unit, record);
    } finally {
      found.forEach(each -> Arrays.fill(each.content(), (byte) 0));
    }
  }

  /** Empty where the partition is blank, or as it will be, or as the unit's last proof saw it. */
  private Optional<Found> found(Region region, Unit unit) throws IOException {
    int size = region.image().length;
    CheckedRead chip = new CheckedRead(flasher);
    if (chip.blank(region.offset(), size) || flasher.matches(region)) {
      return Optional.empty();
    }
    if (unit.proof() != null && unit.proof().contains(chip.hash(region.offset(), size))) {
      return Optional.empty();
    }
    return Optional.of(new Found(region, content(flasher, region.name(), region.offset(), size)));
  }

  private Optional<OthersKept> kept(
      List<Found> found, Region data, Optional<UnitNvsKey> key, Unit unit, Consumer<Event> record) {
    List<OthersKept.Kept> kept = new ArrayList<>();
    try (Carried carried = Carried.of(ledger, unit.mac())) {
      Optional<List<String>> whose = namespaces(found, data, key, carried);
      for (Found each : found) {
        boolean factory = each.region().equals(data);
        // what is encrypted is worth nothing without its keys
        boolean needed =
            (whose.isPresent() && (factory || each.region().last()))
                || (!factory && !with(each, carried::has));
        if (needed) {
          Event.BackedUp backup = backups.write(unit, each.region().name(), each.content());
          record.accept(backup);
          kept.add(
              new OthersKept.Kept(
                  backup.partition(),
                  factory ? whose.orElseThrow() : List.of(),
                  backups.folder().resolve(backup.file())));
        }
      }
    }
    return kept.isEmpty() ? Optional.empty() : Optional.of(new OthersKept(kept));
  }

  /**
   * Whose the data is that lies where the factory data goes; empty where it is nobody's, and none
   * where no key opens it.
   */
  private static Optional<List<String>> namespaces(
      List<Found> found, Region data, Optional<UnitNvsKey> key, Carried carried) {
    for (Found each : found) {
      if (each.region().last()) {
        with(each, carried::opens);
      }
    }
    List<UnitNvsKey> keys = new ArrayList<>(carried.keys());
    key.ifPresent(keys::add);
    return found.stream()
        .filter(each -> each.region().equals(data))
        .findFirst()
        .map(there -> OthersKeys.of(data.image(), there.content(), keys))
        .filter(others -> others.closed() || !others.namespaces().isEmpty())
        .map(OthersKeys::namespaces);
  }

  /** Asks of what the application reads; no where nobody can tell what that is. */
  private static boolean with(Found there, Predicate<byte[]> asked) {
    Optional<byte[]> opened = there.opened();
    try {
      return opened.filter(asked).isPresent();
    } finally {
      opened.ifPresent(plain -> Arrays.fill(plain, (byte) 0));
    }
  }

  /**
   * What a partition holds, for the caller to wipe.
   *
   * @throws Refusal line.others-unread where it was read otherwise than the chip says it is
   */
  public static byte[] content(Flasher flasher, Partition place) throws IOException {
    return content(flasher, place.label(), place.offset(), place.size());
  }

  private static byte[] content(Flasher flasher, String name, int offset, int size)
      throws IOException {
    return new CheckedRead(flasher)
        .take(offset, size)
        .orElseThrow(() -> Refusal.of("line.others-unread", name));
  }
}
