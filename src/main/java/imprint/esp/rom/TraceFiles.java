package imprint.esp.rom;

import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps the traces of sessions that failed: one file each, the oldest make room. */
public final class TraceFiles {
  private static final int MOST = 200;
  private static final String ENDING = ".trace.txt";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private TraceFiles() {}

  /**
   * Writes a trace, for its owner alone.
   *
   * @param board its MAC, or empty
   * @return the file; empty where it could not be written, which must not hide what it is about
   */
  public static Optional<Path> write(Path folder, String board, InstantSource clock, Trace trace) {
    String whose = board.isEmpty() ? "" : "-" + board.replace(":", "");
    String name = NAME.format(clock.instant()) + whose + ENDING;
    try {
      PrivateFile.createFolders(folder);
      makeRoom(folder);
      Path file = folder.resolve(name);
      String text = String.join("\n", trace.lines()) + "\n";
      PrivateFile.write(file, text.getBytes(StandardCharsets.UTF_8));
      return Optional.of(file);
    } catch (IOException noRoomForIt) {
      return Optional.empty();
    }
  }

  private static void makeRoom(Path folder) throws IOException {
    List<Path> traces;
    try (Stream<Path> files = Files.list(folder)) {
      traces = files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
    for (Path old : traces.subList(0, Math.max(0, traces.size() - MOST + 1))) {
      Files.deleteIfExists(old);
    }
  }
}
