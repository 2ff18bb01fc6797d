package imprint.cli;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.nvs.NvsCsv;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsVersion;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** CSV files in, an image out: what {@code nvs generate} and {@code nvs encrypt} share. */
final class NvsRecipe {
  @Parameters(
      arity = "0..*",
      hideParamSyntax = true,
      paramLabel = "INPUT... OUTPUT SIZE",
      description = {
        "CSV files with the columns key, type, encoding, value, one after the other into one image;"
            + " the .bin file to write; the size of the partition, as 24576 or 0x6000.",
        "The path in a row of type file is looked for in the current directory, then beside the"
            + " CSV file."
      })
  List<String> words = List.of();

  @Option(
      names = "--version",
      defaultValue = "2",
      paramLabel = "1|2",
      description = "Format: 2 cuts blobs into pieces, 1 does not (${DEFAULT-VALUE}).")
  int version;

  @Option(
      names = "--outdir",
      defaultValue = "",
      paramLabel = "DIR",
      description = "Where files go that are not given with an absolute path (current directory).")
  Path outdir;

  @Option(
      names = "--compat",
      description =
          "Repeat the harmless oddities of nvs_partition_gen, for equal bytes: Wi-Fi entries beside"
              + " sta.ssid and ap.ssid; encodings in capital letters not decoded.")
  boolean compat;

  // the program's own --version must give way here, and with it goes the help that comes with it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  boolean help;

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  private List<Path> named = List.of();

  /** The file to write. */
  Path output() {
    if (words.size() < 3) {
      throw new ParameterException(command.commandLine(), "INPUT, OUTPUT or SIZE is missing");
    }
    return BinFile.under(outdir, words.get(words.size() - 2));
  }

  /** The CSV files, and once there is an {@link #image} all that their rows name. */
  List<Path> inputs() {
    return Stream.concat(csvFiles().stream(), named.stream()).toList();
  }

  private List<Path> csvFiles() {
    return words.subList(0, words.size() - 2).stream().map(NvsRecipe::input).toList();
  }

  /**
   * Makes the plain image, for the caller to wipe; what is odd about it goes to the error stream.
   *
   * @throws Refusal cli.not-a-number, generate.range, cli.number-wrong, and what image and CSV
   *     refuse
   */
  byte[] image(Surroundings with) {
    NumberOption.within(1, 2, version, "--version");
    IntegerText size = new IntegerText(words.getLast());
    int bytes = (int) size.within(Integer.MIN_VALUE, Integer.MAX_VALUE, "SIZE");
    NvsVersion format = version == 1 ? NvsVersion.ONE : NvsVersion.TWO;
    try (NvsImage image = new NvsImage(bytes, format)) {
      NvsCsv csv = new NvsCsv(image, Path.of(""));
      if (compat) {
        csv.compatible();
      }
      csvFiles().forEach(csv::read);
      named = csv.files();
      byte[] made = image.toBytes();
      FindingLines.tell(with, csv.findings());
      NvsImage.readOnly(bytes).ifPresent(odd -> FindingLines.tell(with, odd));
      return made;
    }
  }

  private static Path input(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw new Refusal(Finding.error("file.absent", word), e);
    }
  }
}
