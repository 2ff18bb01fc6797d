package imprint.cli;

import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.nvs.NvsCipher;
import imprint.nvs.NvsKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "encrypt",
    description = "Makes an encrypted NVS image of CSV files, with a new key or a given one.")
final class NvsEncryptCommand implements Runnable {
  private static final int KEY_FILE_LIMIT = 1 << 20;

  private final Surroundings with;

  @Mixin NvsRecipe recipe;
  @Mixin NvsKeyOptions keys;

  @Option(names = "--keygen", description = "Make a new key; its file goes into DIR/keys.")
  boolean keygen;

  @Option(
      names = "--inputkey",
      paramLabel = "FILE",
      description = "The key: 64 bytes, or a keys partition of 4096 whose checksum is right.")
  @Nullable Path inputKey;

  NvsEncryptCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    Path output = recipe.output();
    if (inputKey != null) {
      keys.refuseWithout("--keygen", keygen);
      if (keygen) {
        throw Refusal.of("cli.either", "--keygen", "--inputkey");
      }
      withGivenKey(output, inputKey);
    } else if (keygen) {
      withNewKey(output);
    } else {
      throw Refusal.of("cli.nvs-key-missing");
    }
    with.out().println(output);
  }

  private void withGivenKey(Path output, Path keyFile) {
    try (NvsKey key = readKey(keyFile)) {
      write(output, encrypted(key), List.of(keyFile));
    }
  }

  private void withNewKey(Path output) {
    try (NewNvsKey made = keys.make(with, recipe.outdir)) {
      byte[] image = encrypted(made.key());
      // the key first: an image without its key is worth nothing
      made.write();
      try {
        write(output, image, made.files());
      } catch (Refusal refused) {
        made.takeBack();
        throw refused;
      }
      made.files().forEach(with.out()::println);
    }
  }

  private byte[] encrypted(NvsKey key) {
    byte[] plain = recipe.image(with);
    try {
      return NvsCipher.encrypt(plain, key);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private void write(Path output, byte[] image, List<Path> keyFiles) {
    List<Path> inputs = new ArrayList<>(recipe.inputs());
    inputs.addAll(keyFiles);
    BinFile.write(output, image, inputs);
  }

  /** Also for whoever else is given a key file. */
  static NvsKey readKey(Path file) {
    byte[] content = InputFile.read(file, KEY_FILE_LIMIT);
    try {
      return NvsKey.read(content, file.toString());
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }
}
