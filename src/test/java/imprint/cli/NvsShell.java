package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.cli.Shell.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder with a CSV of one key, and the words of {@code imprint nvs} on it. */
abstract class NvsShell {
  static final Path VECTORS = Path.of("src/test/resources/nvs").toAbsolutePath();

  @TempDir Path folder;
  Shell shell;
  Path csv;

  @BeforeEach
  void open() throws IOException {
    shell = new Shell(folder);
    csv = csv("in.csv", "cfg,namespace,,\na,data,u8,7\n");
  }

  Path csv(String name, String rows) throws IOException {
    return Files.writeString(folder.resolve(name), "key,type,encoding,value\n" + rows);
  }

  Result nvs(Object... words) {
    return shell.run(
        Stream.concat(Stream.of("nvs"), Arrays.stream(words))
            .map(String::valueOf)
            .toArray(String[]::new));
  }

  Path at(String name) {
    return folder.resolve(name);
  }

  static void done(Result result) {
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).isEmpty();
  }

  static void refused(Result result, int exit, String code) {
    assertThat(result.err()).contains("[" + code + "]").hasLineCount(1);
    assertThat(result.code()).isEqualTo(exit);
    assertThat(result.out()).isEmpty();
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
