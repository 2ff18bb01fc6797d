package imprint.esp.flash;

import imprint.esp.flash.encryption.FlashScheme;
import imprint.esp.rom.FlashCommand;
import imprint.esp.rom.Identification;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds for contents where they go on one board and how they must be written there. Whether
 * something has to be encrypted is decided by what it is, never by who asks.
 */
public final class Planner {
  /** What is known of content whose place is a mere number. */
  public enum Content {
    /** NVS encrypts its data by itself; the chip's encryption has no part in it. */
    NVS,
    /** Keys of NVS, which the chip reads through its decryption. */
    KEYS,
    /** Somebody says that the chip reads it through its decryption. */
    SEALED,
    /** The partition there tells. */
    UNKNOWN
  }

  private final Flasher flasher;
  private final Identification board;
  private final TablePlace tableAt;
  private final Optional<FlashScheme> key;
  private final PlaceCheck check;
  private @Nullable PartitionTable table;

  /**
   * @param key the board's flash encryption key, where it is known
   */
  public Planner(Flasher flasher, TablePlace tableAt, Optional<FlashScheme> key) {
    this.flasher = flasher;
    this.board = flasher.board().identification();
    this.tableAt = tableAt;
    this.key = key;
    this.check = new PlaceCheck(board, tableAt.offset());
  }

  /**
   * Where {@code content} brings a partition table to {@code offset}, labels and offsets go by that
   * one from now on: it is what the board will have.
   *
   * @throws Refusal flash.table-file, flash.table-other where another one was given
   */
  public void expect(int offset, byte[] content) {
    check.brought(Region.at(offset, content), content).ifPresent(own -> table = coming(own));
  }

  /**
   * The board's own table, or the given one where the board's cannot be read.
   *
   * @throws Refusal flash.table-other where both are there and differ, and those of {@link
   *     BoardTable#read}
   */
  public PartitionTable table() throws IOException {
    if (table == null) {
      Optional<PartitionTable> given = tableAt.given();
      boolean hidden = board.security().secureDownload();
      boolean sealed = board.security().flashEncryption() && key.isEmpty();
      if (given.isPresent() && (hidden || (sealed && !plainTable()))) {
        table = given.get();
      } else {
        table = new BoardTable(flasher, tableAt.offset(), key).read();
        if (given.isPresent() && !given.get().equals(table)) {
          throw Refusal.of("flash.table-other");
        }
      }
    }
    return table;
  }

  private boolean plainTable() throws IOException {
    return PartitionTable.looksLike(flasher.read(tableAt.offset(), PartitionTable.ROW));
  }

  /**
   * The region that fills the partition {@code label}.
   *
   * @throws Refusal flash.label-absent, flash.label-twice, flash.nvs-encrypted,
   *     flash.keys-not-encrypted, flash.unaligned, flash.beyond-flash, flash.beyond-reach,
   *     flash.shared, flash.image-too-large, flash.nvs-elsewhere, flash.not-nvs-keys,
   *     flash.program-elsewhere, firmware.revision, firmware.unsigned, and those of {@link
   *     Sealing#decide}
   */
  public Region labelled(String label, byte[] content, Content what) throws IOException {
    Partition place = table().named(label);
    PlaceCheck.kind(place, what, content);
    startable(Optional.of(place), label, content);
    int size = flasher.board().flashSize();
    int at = tableAt.offset();
    if (place.nvs()) {
      FlashPlan.target(table(), at, label, size);
    } else if (place.nvsKeys()) {
      FlashPlan.keysTarget(table(), at, label, size);
    } else {
      FlashPlan.reachable(table(), at, place, size);
    }
    return FlashPlan.whole(place, content, sealing(label, place.offset(), place.sealedByChip()));
  }

  /**
   * The region at {@code offset}.
   *
   * @throws Refusal flash.place-unknown where nobody can tell whether it must be encrypted,
   *     flash.nvs-encrypted, flash.encrypt-wrong, flash.table-unreadable, those of {@link
   *     PlaceCheck} and of {@link Sealing#decide}
   */
  public Region at(int offset, byte[] content, Content what) throws IOException {
    Region region = Region.at(offset, content);
    check.start(region, content);
    known().ifPresent(rows -> check.borders(region, rows));
    placed(region).ifPresent(row -> PlaceCheck.kind(row, what, content));
    startable(placed(region), region.name(), content);
    return switch (what) {
      case NVS -> {
        placed(region)
            .filter(Partition::sealedByChip)
            .ifPresent(
                row -> {
                  throw Refusal.of("flash.nvs-encrypted", row.label());
                });
        yield region;
      }
      case SEALED -> {
        placed(region)
            .filter(row -> !row.sealedByChip())
            .ifPresent(
                row -> {
                  throw Refusal.of("flash.encrypt-wrong", row.label());
                });
        yield sealedLast(region);
      }
      case KEYS -> sealedLast(region);
      case UNKNOWN -> region.sealed(sealing(region.name(), offset, sealedAt(region)));
    };
  }

  private Region sealedLast(Region region) throws IOException {
    return region.sealed(sealing(region.name(), region.offset(), true)).writtenLast();
  }

  /**
   * The regions of a firmware. Where it brings a partition table, labels and offsets that are asked
   * for afterwards go by that one: it is what the board will have.
   *
   * @throws Refusal firmware.other-chip, firmware.flash-size, firmware.revision, firmware.unsigned,
   *     flash.table-file, flash.image-too-large, flash.table-other where another one was given, and
   *     those of {@link Sealing#decide}
   */
  public List<Region> firmware(FirmwareBundle bundle) throws IOException {
    bundle.check(board.chip(), flasher.board().flashSize());
    for (FirmwareBundle.Part part : bundle.parts()) {
      if (PartitionTable.looksLike(part.content())) {
        table = coming(PartitionTable.in(part.name(), part.content()));
      }
    }
    List<Region> regions = new ArrayList<>();
    for (FirmwareBundle.Part part : bundle.parts()) {
      Region region = Region.at(part.offset(), part.content()).named(part.name());
      Optional<Partition> place = placeOf(part);
      if (part.offset() == board.chip().boot().loader()) {
        new ProgramCheck(board).require(part.name(), part.content());
      }
      startable(place, part.name(), part.content());
      Region sealed = region.sealed(sealing(part.name(), part.offset(), sealedIn(place, part)));
      regions.add(place.filter(Partition::nvsKeys).isPresent() ? sealed.writtenLast() : sealed);
    }
    return regions;
  }

  /** An application is one that the board can start. */
  private void startable(Optional<Partition> place, String name, byte[] content) {
    place
        .filter(Partition::application)
        .ifPresent(_ -> new ProgramCheck(board).require(name, content));
  }

  /** The partition that a part of a firmware begins in, by the table that the firmware brings. */
  private Optional<Partition> placeOf(FirmwareBundle.Part part) {
    List<Partition> rows = table == null ? List.of() : table.partitions();
    Optional<Partition> place =
        rows.stream().filter(row -> row.holds(part.offset(), part.offset())).findFirst();
    place
        .filter(row -> !row.holds(part.offset(), part.end()))
        .ifPresent(
            row -> {
              throw Refusal.of(
                  "flash.image-too-large", row.label(), part.content().length, row.size());
            });
    return place;
  }

  /**
   * What the table says is encrypted, whatever the build says: builds for release mode mark
   * nothing. Loader and table have no row in most tables.
   */
  private static boolean sealedIn(Optional<Partition> place, FirmwareBundle.Part part) {
    return place
        .map(Partition::sealedByChip)
        .orElseGet(
            () ->
                part.encrypted()
                    || ImageHeader.of(part.content()).isPresent()
                    || PartitionTable.looksLike(part.content()));
  }

  private PartitionTable coming(PartitionTable own) {
    if (tableAt.given().filter(given -> !given.equals(own)).isPresent()) {
      throw Refusal.of("flash.table-other");
    }
    return own;
  }

  private Sealing sealing(String name, int offset, boolean sealed) throws IOException {
    return sealed ? flasher.sealing(name, offset, key) : new Sealing.Plain();
  }

  /** Whether the chip reads what lies there through its decryption; of no meaning without one. */
  private boolean sealedAt(Region region) throws IOException {
    if (!board.security().flashEncryption()) {
      return false;
    }
    // what begins in one of them and ends elsewhere may need both
    return region.end() <= tableEnd()
        || placed(region)
            .orElseThrow(() -> Refusal.of("flash.place-unknown", region.name()))
            .sealedByChip();
  }

  /** The partition that it lies in, where there is a table and one that holds all of it. */
  private Optional<Partition> placed(Region region) throws IOException {
    return known()
        .flatMap(
            rows ->
                rows.partitions().stream()
                    .filter(row -> row.holds(region.offset(), region.end()))
                    .findFirst());
  }

  /** The table, where there is one that can be read: a blank board can be written without. */
  private Optional<PartitionTable> known() throws IOException {
    try {
      return Optional.of(table());
    } catch (Refusal noTable) {
      if (tableAt.given().isPresent() || BoardTable.unread(noTable)) {
        throw noTable;
      }
      return Optional.empty();
    }
  }

  private long tableEnd() {
    return (long) tableAt.offset() + FlashCommand.SECTOR;
  }
}
