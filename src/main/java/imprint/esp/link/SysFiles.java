package imprint.esp.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads Linux' own files about devices and processes, which may go away at any moment. */
final class SysFiles {
  private SysFiles() {}

  /** The one line in {@code file}, empty when it cannot be read. */
  static String line(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException | UncheckedIOException gone) {
      return "";
    }
  }

  /** What is in {@code folder}, by name; nothing when it cannot be read. */
  static List<Path> entries(Path folder) {
    return readableEntries(folder).orElse(List.of());
  }

  /** The same; empty when it cannot be read. */
  static Optional<List<Path>> readableEntries(Path folder) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(found::add);
    } catch (IOException | DirectoryIteratorException gone) {
      return Optional.empty();
    }
    Collections.sort(found);
    return Optional.of(found);
  }

  /** Where {@code link} leads in the end. */
  static Optional<Path> real(Path link) {
    try {
      return Optional.of(link.toRealPath());
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** What a symbolic link says, empty when it cannot be read. */
  static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException | UnsupportedOperationException gone) {
      return "";
    }
  }
}
