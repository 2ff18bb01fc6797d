package imprint.cli;

import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where an export goes: a file, written whole or not at all, or the output of the command. */
record ExportOutput(Surroundings with, @Nullable Path file) {
  /**
   * @param keep files that it may not replace
   * @throws Refusal cli.output-is-input, file.unwritable
   */
  void write(Consumer<Writer> content, List<Path> keep) {
    Path target = file;
    if (target == null) {
      content.accept(with.out());
      with.out().flush();
      return;
    }
    try {
      for (Path input : keep) {
        if (Files.exists(target) && Files.exists(input) && Files.isSameFile(target, input)) {
          throw Refusal.of("cli.output-is-input", target);
        }
      }
      // a process that was killed may have left secrets there
      PrivateFile.sweep(target);
      PrivateFile.write(
          target,
          out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            content.accept(writer);
            writer.flush();
          });
    } catch (IOException | UncheckedIOException e) {
      throw Refusal.unwritable(target, e);
    }
  }
}
