package imprint.cli;

import imprint.finding.InputFile;
import imprint.finding.Severity;
import imprint.nvs.NvsCipher;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsKey;
import imprint.nvs.NvsReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "decrypt", description = "Decrypts an NVS image, also one read from a device.")
final class NvsDecryptCommand implements Runnable {
  private final Surroundings with;

  @Parameters(index = "0", paramLabel = "INPUT", description = "The encrypted image.")
  Path input;

  @Parameters(
      index = "1",
      paramLabel = "KEY",
      description = "Its key: 64 bytes, or a keys partition of 4096 whose checksum is right.")
  Path keyFile;

  @Parameters(index = "2", paramLabel = "OUTPUT", description = "The .bin file to write.")
  String output;

  @Option(
      names = "--outdir",
      defaultValue = "",
      paramLabel = "DIR",
      description = "Where OUTPUT goes unless it is absolute (current directory).")
  Path outdir;

  NvsDecryptCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    Path file = BinFile.under(outdir, output);
    byte[] image = InputFile.read(input, NvsImage.MAX_SIZE);
    byte[] plain;
    try (NvsKey key = NvsEncryptCommand.readKey(keyFile)) {
      plain = NvsCipher.decrypt(image, key);
    }
    try {
      warn(plain);
      BinFile.write(file, plain, List.of(input, keyFile));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
    with.out().println(file);
  }

  /** Some entries came out right; whoever uses the image should know of those that did not. */
  private void warn(byte[] plain) {
    try (NvsContents contents = NvsReader.read(plain)) {
      FindingLines.tell(
          with, contents.findings().stream().filter(f -> f.severity() == Severity.ERROR).toList());
    }
  }
}
