package imprint.esp.flash.encryption;

import imprint.esp.chip.Chip;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the flash encryption keys of the boards are. Files are looked for and read when asked. */
public sealed interface FlashKeys {
  /**
   * The key of one board, to be closed by whoever asked.
   *
   * @param mac twelve hexadecimal digits, with or without separators
   * @return empty where there is none for it
   * @throws Refusal flashkey.two, flashkey.folder, and those of {@link FlashKey#read}
   */
  Optional<FlashKey> of(String mac, Chip chip);

  /** {@code place} as a person names it: a folder of keys, or the key of the one board there is. */
  static FlashKeys at(Path place) {
    return Files.isDirectory(place) ? new Folder(place) : new OneFile(place);
  }

  /** No keys at all. */
  record None() implements FlashKeys {
    @Override
    public Optional<FlashKey> of(String mac, Chip chip) {
      return Optional.empty();
    }
  }

  /** One key, whatever the board's MAC. */
  record OneFile(Path file) implements FlashKeys {
    @Override
    public Optional<FlashKey> of(String mac, Chip chip) {
      return Optional.of(FlashKey.read(file, chip));
    }
  }

  /**
   * A file for each board, with the board's MAC in its name: {@code key-246F28010203.bin}, {@code
   * 24-6f-28-01-02-03.key}. Digits beside the twelve would make it another number, so they do not
   * match.
   */
  record Folder(Path folder) implements FlashKeys {
    @Override
    public Optional<FlashKey> of(String mac, Chip chip) {
      List<Path> found = named(mac);
      if (found.size() > 1) {
        String names =
            found.stream()
                .map(file -> String.valueOf(file.getFileName()))
                .collect(Collectors.joining(", "));
        throw Refusal.of("flashkey.two", folder, mac, names);
      }
      return found.stream().findFirst().map(file -> FlashKey.read(file, chip));
    }

    private List<Path> named(String mac) {
      Pattern name = pattern(mac);
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .filter(file -> name.matcher(String.valueOf(file.getFileName())).find())
            .filter(Files::isRegularFile)
            .sorted()
            .toList();
      } catch (IOException | UncheckedIOException e) {
        throw new Refusal(
            Finding.error("flashkey.folder", folder, e.getClass().getSimpleName()), e);
      }
    }

    private static Pattern pattern(String mac) {
      String digits = mac.replaceAll("[:_-]", "");
      if (!digits.matches("[0-9A-Fa-f]{12}")) {
        throw new IllegalArgumentException("not a MAC: " + mac);
      }
      String pairs =
          Stream.iterate(0, at -> at < 12, at -> at + 2)
              .map(at -> digits.substring(at, at + 2))
              .collect(Collectors.joining("[:_-]?"));
      return Pattern.compile(
          "(?<![0-9A-Fa-f])" + pairs + "(?![0-9A-Fa-f])", Pattern.CASE_INSENSITIVE);
    }
  }
}
