package imprint.esp.flash;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.flash.FlasherArgs.Row;
import imprint.esp.rom.FlashCommand;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The firmware that an ESP-IDF build made: the files that its {@code flasher_args.json} names, as
 * they are. Nothing in them is changed: the build has already put flash mode, frequency and size
 * into the loader's header, and a bundle for a larger flash than the board's is refused instead.
 *
 * @param source the json file
 * @param chip as in {@link Chip#key}, where the build says
 * @param flashSize bytes of flash memory that it was made for, where the build says
 * @param parts by offset; they do not overlap
 */
public record FirmwareBundle(
    Path source, Optional<String> chip, Optional<Long> flashSize, List<Part> parts) {
  private static final String FILE = "flasher_args.json";

  /** As builds of ESP-IDF 5 and of 4 name it. */
  private static final Set<String> TABLE = Set.of("partition-table", "partition_table");

  private static final String LOADER = "bootloader";
  private static final Set<String> IMAGES = Set.of(LOADER, "app");
  private static final int LONGEST_TEXT = 1 << 20;

  /**
   * A file.
   *
   * @param name {@code bootloader}, {@code app}, {@code partition-table}, …; else the file's own
   * @param offset multiple of 0x1000
   * @param file where it was read from
   * @param content as long as the file is
   * @param encrypted ESP-IDF would have it encrypted on a board whose flash encryption is on, which
   *     it says of builds in development mode only
   */
  public record Part(String name, int offset, Path file, byte[] content, boolean encrypted) {
    long end() {
      return (long) offset + content.length;
    }
  }

  public FirmwareBundle {
    parts = List.copyOf(parts);
  }

  /**
   * Reads a build.
   *
   * @param place its {@code flasher_args.json}, or the folder with it
   * @throws Refusal firmware.broken, firmware.outside, flash.unaligned, flash.overlap,
   *     flash.beyond-reach, file.absent, file.unreadable, file.empty, file.too-large
   */
  public static FirmwareBundle read(Path place) {
    Path json = Files.isDirectory(place) ? place.resolve(FILE) : place;
    byte[] text = InputFile.read(json, LONGEST_TEXT);
    FlasherArgs args = FlasherArgs.parse(json.toString(), text);
    List<Part> parts = new ArrayList<>();
    for (Row row : args.rows()) {
      Part part = part(json, row);
      if (!parts.isEmpty() && parts.getLast().end() > part.offset()) {
        throw Refusal.of("flash.overlap", parts.getLast().name(), part.name());
      }
      parts.add(part);
    }
    return new FirmwareBundle(json, args.chip(), args.flashSize(), parts);
  }

  private static Part part(Path json, Row row) {
    if (row.offset() % FlashCommand.SECTOR != 0) {
      throw Refusal.of("flash.unaligned", row.name());
    }
    if (row.offset() >= FlashCommand.ADDRESSABLE) {
      throw Refusal.of("flash.beyond-reach", row.name());
    }
    Path file = file(json, row);
    byte[] content = InputFile.read(file, FlashCommand.ADDRESSABLE);
    if (row.offset() + content.length > FlashCommand.ADDRESSABLE) {
      throw Refusal.of("flash.beyond-reach", row.name());
    }
    return new Part(row.name(), (int) row.offset(), file, content, row.encrypted());
  }

  /**
   * A file in the folder of the build. A bundle comes from other people, and one that names a key
   * of this computer would carry it out in its boards.
   */
  private static Path file(Path json, Row row) {
    try {
      Path folder = json.toAbsolutePath().resolveSibling("").normalize();
      Path file = folder.resolve(row.file().replace('\\', '/')).normalize();
      boolean inside = file.startsWith(folder);
      if (inside && Files.exists(file)) {
        inside = file.toRealPath().startsWith(folder.toRealPath());
      }
      if (!inside) {
        throw Refusal.of("firmware.outside", json, row.file());
      }
      return file;
    } catch (InvalidPathException | IOException e) {
      throw Refusal.of("firmware.broken", json, row.name());
    }
  }

  /**
   * Refuses firmware that was made for another board.
   *
   * @param boardFlash bytes
   * @throws Refusal firmware.other-chip, firmware.flash-size
   */
  public FirmwareBundle check(Chip board, int boardFlash) {
    if (chip.isPresent() && !chip.get().equals(board.key())) {
      String made = Chips.byKey(chip.get()).map(Chip::name).orElse(chip.get());
      throw Refusal.of("firmware.other-chip", source, made, board.name());
    }
    for (Part part : parts) {
      ImageHeader.of(part.content()).ifPresent(header -> refuseOther(part, header, board));
    }
    long needed = flashSize.or(this::sizeOfLoader).orElse(0L);
    if (needed > boardFlash) {
      throw Refusal.of("firmware.flash-size", source, needed, boardFlash);
    }
    return this;
  }

  /** An id that no chip has is that of a chip we do not know, or the part is no image at all. */
  private static void refuseOther(Part part, ImageHeader header, Chip board) {
    if (IMAGES.contains(part.name()) || Chips.byId(header.chipId()).isPresent()) {
      header.refuseOther(part.name(), board);
    }
  }

  /**
   * The partition table among its files.
   *
   * @throws Refusal firmware.no-table, flash.table-file
   */
  public PartitionTable table() {
    return parts.stream()
        .filter(part -> TABLE.contains(part.name()))
        .findFirst()
        .map(part -> PartitionTable.in(source, part.content()))
        .orElseThrow(() -> Refusal.of("firmware.no-table", source));
  }

  private Optional<Long> sizeOfLoader() {
    return parts.stream()
        .filter(part -> part.name().equals(LOADER))
        .findFirst()
        .flatMap(part -> ImageHeader.of(part.content()))
        .map(ImageHeader::flashSize);
  }
}
