package imprint.factory.batch;

import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of a product's units while a run writes to it. All that is not finished lies in a
 * hidden folder inside it and gets its place by a rename, so that a unit's folder is there whole or
 * not at all.
 */
final class RunFolder {
  private static final String HIDDEN = ".imprint-run";

  private final Path top;
  private final FileSync sync;

  RunFolder(Path top, FileSync sync) {
    this.top = top;
    this.sync = sync;
  }

  Path top() {
    return top;
  }

  Path lock() {
    return top.resolve(HIDDEN + ".lock");
  }

  Path journal() {
    return hidden().resolve("journal");
  }

  /** Gets the place of the folder staging when the run ends. */
  Path staging() {
    return hidden().resolve("staging");
  }

  /** Where all lists of a run are written. */
  Path lists() throws IOException {
    PrivateFile.createFolders(staging());
    return staging();
  }

  private Path hidden() {
    return top.resolve(HIDDEN);
  }

  private Path parts() {
    return hidden().resolve("units");
  }

  /** Whether a run was begun and not finished. */
  boolean interrupted() {
    return Files.exists(journal());
  }

  /** Starts anew; what a run left that was killed before its journal counts for nothing. */
  void begin() throws IOException {
    delete(hidden());
    PrivateFile.createFolders(parts());
    PrivateFile.createFolders(staging());
  }

  /** Writes a unit's files where nobody looks for them yet. Several threads may do so at once. */
  void write(MadeUnit unit) throws IOException {
    Path part = parts().resolve(unit.record().uuid());
    PrivateFile.createFolders(part);
    PrivateFile.createFolders(part.resolve("internal"));
    for (Map.Entry<String, byte[]> file : unit.files().byPath().entrySet()) {
      try (FileChannel channel = PrivateFile.openNew(part.resolve(file.getKey()))) {
        ByteBuffer rest = ByteBuffer.wrap(file.getValue());
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        sync.written(channel);
      }
    }
  }

  /** What was written so far lasts when this returns. */
  void settle() throws IOException {
    sync.settle(top);
  }

  /**
   * Gives units that are in the journal their place; one that has it already keeps it. What is in
   * the way of one keeps back no other.
   *
   * @throws Refusal factory.unit-gone
   */
  void reveal(List<String> uuids) throws IOException {
    List<String> gone = new ArrayList<>();
    List<IOException> kept = new ArrayList<>();
    for (String uuid : uuids) {
      try {
        Files.move(parts().resolve(uuid), top.resolve(uuid), StandardCopyOption.ATOMIC_MOVE);
      } catch (NoSuchFileException revealed) {
        if (!Files.exists(top.resolve(uuid))) {
          gone.add(uuid);
        }
      } catch (IOException inTheWay) {
        kept.add(inTheWay);
      }
    }
    if (!kept.isEmpty()) {
      throw kept.getFirst();
    }
    if (!gone.isEmpty()) {
      throw Refusal.of("factory.unit-gone", gone.getFirst(), top);
    }
  }

  /**
   * Throws away units that were not finished: no list has them and nobody saw them.
   *
   * @param but those of the journal that have no place yet
   */
  void clearParts(Set<String> but) throws IOException {
    PrivateFile.createFolders(parts());
    try (Stream<Path> all = Files.list(parts())) {
      for (Path part : all.toList()) {
        if (!but.contains(part.getFileName().toString())) {
          delete(part);
        }
      }
    }
  }

  /** Moves a list of the whole folder to its place. */
  void revealList(String name) throws IOException {
    Files.move(staging().resolve(name), top.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  /** The first second from {@code time} on that no summary of the folder has. */
  LocalDateTime unused(LocalDateTime time) {
    LocalDateTime free = time;
    while (Files.exists(top.resolve(RunLists.summaryName(free)))) {
      free = free.plusSeconds(1);
    }
    return free;
  }

  /**
   * Gives staging its place. What was there before stays under another name: it may hold the only
   * copy of a PAI's key.
   *
   * @param older name for it
   */
  void revealStaging(String older) throws IOException {
    Path place = top.resolve("staging");
    if (Files.exists(place)) {
      Files.move(place, free(older), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(staging(), place, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Whether a run has all in its place, and was cut off before it could forget that it ran.
   *
   * @param summary name of its list, which goes to its place before staging does
   */
  boolean placed(String summary) {
    return !Files.exists(staging()) && Files.exists(top.resolve(summary));
  }

  private Path free(String name) {
    Path path = top.resolve(name);
    for (int i = 2; Files.exists(path); i++) {
      path = top.resolve(name + "-" + i);
    }
    return path;
  }

  void end() throws IOException {
    delete(hidden());
  }

  /** Removes folders that hold nothing: a run that made nothing leaves nothing. */
  void removeEmpty(List<Path> folders) throws IOException {
    for (Path folder : folders) {
      try (Stream<Path> content = Files.list(folder)) {
        if (content.findAny().isPresent()) {
          return;
        }
      }
      Files.delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
