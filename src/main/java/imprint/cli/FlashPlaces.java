package imprint.cli;

import imprint.esp.flash.Planner;
import imprint.esp.flash.Planner.Content;
import imprint.esp.flash.Region;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.nvs.NvsKey;
import imprint.nvs.NvsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What goes where, as somebody wrote it.
 *
 * @param files by place, in the order in which they were named
 * @param encrypted what the chip reads through its flash decryption, as somebody says
 */
record FlashPlaces(Map<Place, Source> files, Set<Place> encrypted) {
  private static final int LARGEST = 16 << 20;

  /** A file as it was read. */
  record Source(Path file, byte[] content) {
    static Source read(Path file) {
      return new Source(file, InputFile.read(file, LARGEST));
    }
  }

  /** A place in flash memory, by what it is called. */
  sealed interface Place {
    /** A partition. */
    record Label(String name) implements Place {
      @Override
      public String toString() {
        return name;
      }
    }

    /** Bytes from the start of the flash memory. */
    record Offset(int bytes) implements Place {
      @Override
      public String toString() {
        return "0x%x".formatted(bytes);
      }
    }

    /**
     * A number is an offset, decimal or after 0x, and all else is a label.
     *
     * @throws Refusal flash.beyond-reach
     */
    static Place of(String text) {
      boolean hex = text.matches("0[xX][0-9a-fA-F]+");
      if (!hex && !text.matches("[0-9]+")) {
        return new Label(text);
      }
      try {
        return new Offset(hex ? Integer.parseInt(text.substring(2), 16) : Integer.parseInt(text));
      } catch (NumberFormatException large) {
        throw Refusal.of("flash.beyond-reach", text);
      }
    }
  }

  /**
   * Reads the files.
   *
   * @param places each {@code LABEL=FILE} or {@code OFFSET=FILE}
   * @param encrypted labels or offsets of some of them
   * @throws Refusal cli.place-wrong, cli.place-twice, cli.encrypt-unknown, flash.beyond-reach,
   *     file.absent, file.unreadable, file.empty, file.too-large
   */
  static FlashPlaces read(List<String> places, List<String> encrypted) {
    Map<Place, Source> files = new LinkedHashMap<>();
    for (String text : places) {
      int equals = text.indexOf('=');
      if (equals < 1 || equals == text.length() - 1) {
        throw Refusal.of("cli.place-wrong", text);
      }
      Place place = Place.of(text.substring(0, equals));
      if (files.containsKey(place)) {
        throw Refusal.of("cli.place-twice", place);
      }
      files.put(place, Source.read(Path.of(text.substring(equals + 1))));
    }
    Set<Place> sealed = new LinkedHashSet<>();
    for (String text : encrypted) {
      Place place = Place.of(text);
      if (!files.containsKey(place)) {
        throw Refusal.of("cli.encrypt-unknown", text);
      }
      sealed.add(place);
    }
    return new FlashPlaces(files, sealed);
  }

  /**
   * What they mean on one board.
   *
   * @throws Refusal flash.encrypt-wrong, and those of {@link Planner#expect}, {@link
   *     Planner#labelled} and {@link Planner#at}
   */
  List<Region> regions(Planner planner) throws IOException {
    for (var file : files.entrySet()) {
      if (file.getKey() instanceof Place.Offset at) {
        planner.expect(at.bytes(), file.getValue().content());
      }
    }
    List<Region> regions = new ArrayList<>();
    for (var file : files.entrySet()) {
      byte[] content = file.getValue().content();
      regions.add(
          switch (file.getKey()) {
            case Place.Label label -> labelled(planner, label, content);
            case Place.Offset at -> planner.at(at.bytes(), content, what(at, content));
          });
    }
    return regions;
  }

  private Region labelled(Planner planner, Place.Label label, byte[] content) throws IOException {
    Region region = planner.labelled(label.name(), content, what(content));
    if (encrypted.contains(label) && !planner.table().named(label.name()).sealedByChip()) {
      throw Refusal.of("flash.encrypt-wrong", label);
    }
    return region;
  }

  private Content what(Place.Offset at, byte[] content) {
    boolean nvs = NvsReader.looksLike(content);
    if (nvs && encrypted.contains(at)) {
      throw Refusal.of("flash.encrypt-wrong", at);
    }
    return encrypted.contains(at) ? Content.SEALED : what(content);
  }

  private static Content what(byte[] content) {
    if (NvsKey.isPartition(content)) {
      return Content.KEYS;
    }
    return NvsReader.looksLike(content) ? Content.NVS : Content.UNKNOWN;
  }
}
