package imprint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for the time of a measurement. */
record BenchFolder(Path path) implements AutoCloseable {
  /** Of the system. */
  static BenchFolder create() throws IOException {
    return new BenchFolder(Files.createTempDirectory("imprint-bench-"));
  }

  static BenchFolder in(Path place) throws IOException {
    return new BenchFolder(Files.createTempDirectory(place, ".imprint-bench-"));
  }

  /** It is gone then, with all that is in it. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
