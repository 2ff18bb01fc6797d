package imprint.cli;

import imprint.factory.batch.RunLock;
import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A file that says which boards images were given to: a line each, the newest last. */
record FlashedRecord(Path file) {
  /** In place of a MAC that cannot be read. */
  static final String UNKNOWN = "unknown";

  /** The code of what is refused where nothing can be written. */
  static final String UNWRITABLE = "flash.record-unwritable";

  private static final int LARGEST = 16 << 20;

  private static final String MAC = "[0-9a-f]{2}(?::[0-9a-f]{2}){5}|" + UNKNOWN;
  private static final Pattern LINE =
      Pattern.compile("(\\S+) (\\S+) (%s) ([0-9a-f]{64})(?: moved-from (%s))?".formatted(MAC, MAC));

  /**
   * A line.
   *
   * @param image SHA-256 of the file, 64 hex digits
   * @param movedFrom the board that had it before, of which somebody said that it has it no more
   */
  record Given(Instant at, String chip, String mac, String image, Optional<String> movedFrom) {
    /** Whether that board is this one for sure. */
    boolean to(String board) {
      return mac.equals(board) && !mac.equals(UNKNOWN);
    }

    @Override
    public String toString() {
      String line = String.join(" ", at.toString(), chip, mac, image);
      return movedFrom.map(before -> line + " moved-from " + before).orElse(line);
    }
  }

  /**
   * The board that an image was given to last; other content that had the same file name before
   * does not count.
   *
   * @throws Refusal flash.record-damaged, file.unreadable, file.too-large
   */
  Optional<Given> last(String image) {
    return last(read(), image);
  }

  private static Optional<Given> last(List<Given> lines, String image) {
    return lines.stream().filter(given -> given.image().equals(image)).reduce((_, last) -> last);
  }

  /**
   * Writes down that an image is given to a board now, unless it has it. Nobody else changes the
   * file meanwhile.
   *
   * @param check refuses what the file says of the image by then
   * @throws Refusal flash.record-unwritable, and those of {@link #last} and {@code check}
   */
  void claim(Given now, Consumer<Given> check) {
    try {
      Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
      PrivateFile.createFolders(folder);
      Path lock = folder.resolve(file.getFileName() + ".lock");
      try (RunLock _ = RunLock.acquire(lock, () -> {})) {
        PrivateFile.sweep(file);
        List<Given> lines = new ArrayList<>(read());
        Optional<Given> last = last(lines, now.image());
        last.ifPresent(check);
        if (last.filter(given -> given.to(now.mac())).isEmpty()) {
          Optional<String> before = last.map(Given::mac);
          lines.add(new Given(now.at(), now.chip(), now.mac(), now.image(), before));
          PrivateFile.write(file, written(lines).getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException e) {
      throw new Refusal(Finding.error(UNWRITABLE, file, Refusal.reason(e)), e);
    }
  }

  private static String written(List<Given> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private List<Given> read() {
    if (Files.notExists(file)) {
      return List.of();
    }
    String text = new String(InputFile.readEvenEmpty(file, LARGEST), StandardCharsets.ISO_8859_1);
    List<Given> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      given(line).ifPresent(lines::add);
    }
    // it was written whole: nothing in it is cut off, strange or missing
    if (lines.isEmpty() || !text.equals(written(lines))) {
      throw Refusal.of("flash.record-damaged", file);
    }
    return lines;
  }

  private static Optional<Given> given(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Given(
              Instant.parse(parts.group(1)),
              parts.group(2),
              parts.group(3),
              parts.group(4),
              Optional.ofNullable(parts.group(5))));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }
}
