package imprint.cli;

import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.nvs.NvsKey;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A key just made, and the files that will keep it. */
final class NewNvsKey implements AutoCloseable {
  private static final int FILE_LIMIT = 1 << 20;

  private final NvsKey key;
  private final Map<Path, byte[]> contents;
  private final boolean named;
  private final List<Path> files = new ArrayList<>();
  private final List<Path> made = new ArrayList<>();

  /** {@code named}: a person chose the names, so no others will do. */
  NewNvsKey(NvsKey key, Map<Path, byte[]> contents, boolean named) {
    this.key = key;
    this.contents = contents;
    this.named = named;
  }

  NvsKey key() {
    return key;
  }

  /** Where the key is kept, as soon as it is. */
  List<Path> files() {
    return List.copyOf(files);
  }

  /**
   * Writes all files or none, for the owner alone; a file that holds the same key stays.
   *
   * @throws Refusal file.key-exists, file.unwritable
   */
  void write() {
    try {
      contents.forEach(this::write);
    } catch (Refusal refused) {
      takeBack();
      throw refused;
    }
  }

  private void write(Path wanted, byte[] content) {
    Path file = wanted;
    try {
      for (int n = 2; !keep(file, content); n++) {
        if (named) {
          throw Refusal.of("file.key-exists", file);
        }
        String name = String.valueOf(wanted.getFileName());
        file = wanted.resolveSibling(name.replaceFirst("\\.bin$", "-" + n + ".bin"));
      }
      files.add(file);
    } catch (IOException e) {
      throw Refusal.unwritable(file, e);
    }
  }

  private boolean keep(Path file, byte[] content) throws IOException {
    if (PrivateFile.create(file, content)) {
      made.add(file);
      return true;
    }
    byte[] there = InputFile.readEvenEmpty(file, FILE_LIMIT);
    try {
      return MessageDigest.isEqual(there, content);
    } finally {
      Arrays.fill(there, (byte) 0);
    }
  }

  /** Removes what {@link #write} made. */
  void takeBack() {
    for (Path file : made) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException staysThen) {
        // a key too many does no harm
      }
    }
    made.clear();
  }

  @Override
  public void close() {
    key.close();
    contents.values().forEach(bytes -> Arrays.fill(bytes, (byte) 0));
  }
}
