package imprint.returns;

import imprint.esp.flash.BoardKey;
import imprint.esp.flash.FlashJob;
import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Planner;
import imprint.esp.flash.Planner.Content;
import imprint.esp.flash.Region;
import imprint.esp.flash.TablePlace;
import imprint.esp.flash.encryption.FlashKeys;
import imprint.factory.PartitionRepair;
import imprint.factory.UnitNvsKey;
import imprint.finding.Refusal;
import imprint.ledger.Copy;
import imprint.ledger.Event;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import imprint.line.Backups;
import imprint.line.KeepOthers;
import imprint.line.OthersKept;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Writes a unit's own data to its board again, from the sealed copies, into the partitions that it
 * was made in. The ledger is ahead of the wire: it says what is begun before the first erase.
 */
final class Rewrite {
  /** Certificates first, keys last; the order in which the line writes them. */
  private static final List<Copy.Kind> ORDER =
      List.of(Copy.Kind.SECURE_CERT_IMAGE, Copy.Kind.FACTORY_IMAGE, Copy.Kind.NVS_KEYS);

  private final Ledger ledger;
  private final FlashKeys keys;
  private final TablePlace table;
  private final Flasher flasher;
  private final Entering record;

  /** What was read of the board: the very bytes that are carried on are those that are kept. */
  private final Map<String, byte[]> read = new HashMap<>();

  /** Adds an event to the unit. */
  @FunctionalInterface
  interface Entering {
    Unit add(Unit unit, Event event);
  }

  Rewrite(Ledger ledger, FlashKeys keys, TablePlace table, Flasher flasher, Entering record) {
    this.ledger = ledger;
    this.keys = keys;
    this.table = table;
    this.flasher = flasher;
    this.record = record;
  }

  /**
   * What the line wrote, byte for byte; what others keep beside it goes to a file first.
   *
   * @throws Refusal line.others-unread, file.unwritable
   */
  Outcome.Restored restore(Unit unit, Event.Returned why, Backups backups, DoubleConsumer progress)
      throws IOException, InterruptedException {
    try (BoardKey key = BoardKey.of(keys, flasher.board())) {
      key.check(flasher, table.offset());
      Planner planner = new Planner(flasher, table, key.scheme());
      List<Region> regions = regions(planner, unit, Optional.empty());
      try (FlashJob job = job(regions)) {
        record.add(unit, why);
        Optional<OthersKept> others = others(regions, unit, backups);
        String proof = written(job, unit, progress);
        return new Outcome.Restored(record.add(unit, new Event.Restored(proof)), proof, others);
      }
    }
  }

  private Optional<OthersKept> others(List<Region> regions, Unit unit, Backups backups)
      throws IOException {
    Map<Copy.Kind, String> places = UnitHistory.of(ledger.history(unit)).places();
    String label = places.getOrDefault(Copy.Kind.FACTORY_IMAGE, "");
    Region data =
        regions.stream().filter(region -> region.name().equals(label)).findFirst().orElseThrow();
    return new KeepOthers(flasher, backups, ledger)
        .take(regions, data, Optional.empty(), unit, backup -> record.add(unit, backup));
  }

  /**
   * The same, and what others keep beside it carried on; the content before is kept in files.
   *
   * @param drop gives up what cannot be read
   * @throws Refusal returns.others-unreadable, returns.backup-absent, line.others-unread,
   *     file.unwritable, nvs.full
   */
  Outcome.Kept keep(
      Unit unit, Event.Returned why, Backups backups, boolean drop, DoubleConsumer progress)
      throws IOException, InterruptedException {
    try (BoardKey key = BoardKey.of(keys, flasher.board())) {
      key.check(flasher, table.offset());
      Planner planner = new Planner(flasher, table, key.scheme());
      UnitHistory history = UnitHistory.of(ledger.history(unit));
      boolean resumed = history.rewriting().isPresent();
      try (PartitionRepair repair = repair(planner, unit, history, backups, drop);
          FlashJob job = job(regions(planner, unit, Optional.of(repair)))) {
        if (!repair.lost().isEmpty() && !drop) {
          throw Refusal.of(
              "returns.others-unreadable",
              history.places().getOrDefault(Copy.Kind.FACTORY_IMAGE, ""),
              repair.lost().getFirst().code());
        }
        if (unit.proof() != null && !repair.needed() && others(planner, unit)) {
          return new Outcome.Kept(
              record.add(unit, why), unit.proof(), List.of(), repair.values(), true);
        }
        record.add(unit, why);
        List<Path> files = resumed ? List.of() : backedUp(planner, unit, backups);
        String proof = written(job, unit, progress);
        record.add(
            unit,
            new Event.CarriedOn(repair.values(), repair.namespaces(), !repair.lost().isEmpty()));
        unit = record.add(unit, new Event.Restored(proof));
        return new Outcome.Kept(unit, proof, files, repair.values(), false);
      }
    } finally {
      read.values().forEach(content -> Arrays.fill(content, (byte) 0));
    }
  }

  private FlashJob job(List<Region> regions) {
    return new FlashJob(new FlashPlan(regions).check(flasher.board().flashSize()), true);
  }

  private String written(FlashJob job, Unit unit, DoubleConsumer progress)
      throws IOException, InterruptedException {
    record.add(unit, new Event.RestoreBegun());
    job.write(flasher, progress);
    return FlashJob.inWords(job.prove(flasher, progress));
  }

  private List<Region> regions(Planner planner, Unit unit, Optional<PartitionRepair> repair)
      throws IOException {
    Map<Copy.Kind, String> places = UnitHistory.of(ledger.history(unit)).places();
    if (places.isEmpty()) {
      throw Refusal.of("returns.not-done", unit.serialNumber(), unit.state());
    }
    List<Region> regions = new ArrayList<>();
    for (Copy.Kind kind : ORDER) {
      String label = places.get(kind);
      if (label != null) {
        boolean repaired = kind == Copy.Kind.FACTORY_IMAGE && repair.isPresent();
        byte[] image = repaired ? repair.get().image() : SealedCopies.image(ledger, unit, kind);
        regions.add(region(planner, label, image, kind));
      }
    }
    return regions;
  }

  private static Region region(Planner planner, String label, byte[] image, Copy.Kind kind)
      throws IOException {
    Content what =
        switch (kind) {
          case FACTORY_IMAGE -> Content.NVS;
          case NVS_KEYS -> Content.KEYS;
          case SECURE_CERT_IMAGE, ONBOARDING_PAYLOAD -> Content.UNKNOWN;
        };
    try {
      return planner.labelled(label, image, what);
    } finally {
      Arrays.fill(image, (byte) 0);
    }
  }

  /** After an interruption the board holds nothing that could be carried on: the backup does. */
  private PartitionRepair repair(
      Planner planner, Unit unit, UnitHistory history, Backups backups, boolean drop)
      throws IOException {
    String label = history.places().getOrDefault(Copy.Kind.FACTORY_IMAGE, "");
    Optional<Event.BackedUp> backup =
        history.rewriting().isPresent() ? history.backup(label) : Optional.empty();
    Optional<byte[]> kept = backup.flatMap(backups::read);
    if (backup.isPresent() && kept.isEmpty() && !drop) {
      throw Refusal.of("returns.backup-absent", backups.folder().resolve(backup.get().file()));
    }
    byte[] found = kept.isPresent() ? kept.get() : content(planner, label);
    byte[] own = SealedCopies.image(ledger, unit, Copy.Kind.FACTORY_IMAGE);
    Optional<UnitNvsKey> key =
        history.places().containsKey(Copy.Kind.NVS_KEYS)
            ? Optional.of(SealedCopies.nvsKey(ledger, unit))
            : Optional.empty();
    try {
      return PartitionRepair.of(own, key, found);
    } finally {
      key.ifPresent(UnitNvsKey::close);
      Arrays.fill(own, (byte) 0);
      Arrays.fill(found, (byte) 0);
    }
  }

  private byte[] content(Planner planner, String label) throws IOException {
    byte[] known = read.get(label);
    if (known == null) {
      known = KeepOthers.content(flasher, planner.table().named(label));
      read.put(label, known);
    }
    return known.clone();
  }

  /** Whether all but the factory data is on the board as it was written. */
  private boolean others(Planner planner, Unit unit) throws IOException {
    List<Region> regions = regions(planner, unit, Optional.empty());
    try {
      String data = UnitHistory.of(ledger.history(unit)).places().get(Copy.Kind.FACTORY_IMAGE);
      for (Region region : regions) {
        if (!region.name().equals(data) && !flasher.matches(region)) {
          return false;
        }
      }
      return true;
    } finally {
      regions.forEach(Region::wipe);
    }
  }

  private List<Path> backedUp(Planner planner, Unit unit, Backups backups) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String label : UnitHistory.of(ledger.history(unit)).places().values()) {
      byte[] content = content(planner, label);
      try {
        Event.BackedUp backup = backups.write(unit, label, content);
        record.add(unit, backup);
        files.add(backups.folder().resolve(backup.file()));
      } finally {
        Arrays.fill(content, (byte) 0);
      }
    }
    return files;
  }
}
