package imprint.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "generate-key",
    description = "Makes a key for encrypted NVS partitions, as a keys partition to be flashed.")
final class NvsGenerateKeyCommand implements Runnable {
  private final Surroundings with;

  @Mixin NvsKeyOptions keys;

  @Option(
      names = "--outdir",
      defaultValue = "",
      paramLabel = "DIR",
      description = "The folder in which keys/ is (current directory).")
  Path outdir;

  NvsGenerateKeyCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    try (NewNvsKey made = keys.make(with, outdir)) {
      made.write();
      made.files().forEach(with.out()::println);
    }
  }
}
