package imprint.cli;

import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "generate", description = "Makes an NVS image of CSV files.")
final class NvsGenerateCommand implements Runnable {
  private final Surroundings with;

  @Mixin NvsRecipe recipe;

  NvsGenerateCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    Path output = recipe.output();
    byte[] image = recipe.image(with);
    try {
      BinFile.write(output, image, recipe.inputs());
    } finally {
      Arrays.fill(image, (byte) 0);
    }
    with.out().println(output);
  }
}
