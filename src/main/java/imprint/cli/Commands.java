package imprint.cli;

import imprint.finding.Refusal;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The command line: exit 0 done, 1 failed, 2 used wrongly; errors in one line on the error stream.
 */
@Command(
    name = "imprint",
    description = "A factory station for Matter devices on Espressif chips.",
    mixinStandardHelpOptions = true,
    versionProvider = Commands.Version.class,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    footer = "%nWithout a command the station window opens.")
public final class Commands {
  static final int FAILED = 1;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error came from.")
  boolean verbose;

  private final Surroundings surroundings;

  private Commands(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Runs the command that {@code words} name.
   *
   * @return the program's exit code
   */
  public static int run(Surroundings surroundings, String... words) {
    Commands commands = new Commands(surroundings);
    CommandLine line =
        new CommandLine(commands)
            .addSubcommand(new DemoCommand(surroundings))
            .addSubcommand(new TestPkiCommand(surroundings))
            .addSubcommand(new GenerateCommand(surroundings))
            .addSubcommand(new ProvisionCommand(surroundings))
            .addSubcommand(new FlashCommand(surroundings))
            .addSubcommand(new BoardCommand(surroundings))
            .addSubcommand(new PortsCommand(surroundings))
            .addSubcommand(new InspectCommand(surroundings))
            .addSubcommand(new ExplainCommand(surroundings))
            .addSubcommand(
                new CommandLine(new NvsCommand())
                    .addSubcommand(new NvsGenerateCommand(surroundings))
                    .addSubcommand(new NvsEncryptCommand(surroundings))
                    .addSubcommand(new NvsDecryptCommand(surroundings))
                    .addSubcommand(new NvsGenerateKeyCommand(surroundings)))
            .addSubcommand(
                new CommandLine(new LabelCommand())
                    .addSubcommand(new LabelRenderCommand(surroundings))
                    .addSubcommand(new LabelReprintCommand(surroundings)))
            .addSubcommand(
                new CommandLine(new LedgerCommand())
                    .addSubcommand(new LedgerListCommand(surroundings))
                    .addSubcommand(new LedgerShowCommand(surroundings))
                    .addSubcommand(new LedgerRetireCommand(surroundings)))
            .addSubcommand(new RestoreCommand(surroundings))
            .addSubcommand(new SimulateCommand(surroundings))
            .addSubcommand(bench(surroundings));
    line.setOut(surroundings.out()).setErr(surroundings.err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(commands::usedWrongly);
    line.setExecutionExceptionHandler((e, where, parsed) -> commands.failed(e));
    int code = line.execute(words);
    surroundings.err().flush();
    if (surroundings.out().checkError() && code == 0) {
      surroundings.err().println("imprint: the output could not be written whole.");
      surroundings.err().flush();
      return FAILED;
    }
    return code;
  }

  private static CommandLine bench(Surroundings surroundings) {
    BenchFlashCommand flash = new BenchFlashCommand(surroundings);
    return new CommandLine(new BenchCommand(flash))
        .addSubcommand(flash)
        .addSubcommand(new BenchGenerateCommand(surroundings));
  }

  private int usedWrongly(CommandLine.ParameterException e, String[] words) {
    CommandLine where = e.getCommandLine();
    String sentence = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    surroundings
        .err()
        .println(
            "imprint: %s (see: %s --help)"
                .formatted(sentence, where.getCommandSpec().qualifiedName()));
    return where.getCommandSpec().exitCodeOnInvalidInput();
  }

  private int failed(Exception e) {
    if (verbose) {
      e.printStackTrace(surroundings.err());
    }
    surroundings.err().println("imprint: " + sentence(e));
    boolean usedWrongly =
        e instanceof Refusal refusal && refusal.finding().code().startsWith("cli.");
    return usedWrongly ? CommandLine.ExitCode.USAGE : FAILED;
  }

  private static String sentence(Exception e) {
    return switch (e) {
      case Refusal refusal ->
          refusal.finding().sentence(Locale.ENGLISH)
              + " "
              + refusal.finding().nextAct(Locale.ENGLISH)
              + " ["
              + refusal.finding().code()
              + "]";
      case CancellationException stopped -> "stopped.";
      default ->
          "something went wrong that Imprint did not expect (%s); run it again with --verbose and send the output to support."
              .formatted(e.getClass().getSimpleName());
    };
  }

  /** The version in the jar's manifest; a build that was not packaged says so. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Commands.class.getPackage().getImplementationVersion();
      return new String[] {"Imprint " + (version == null ? "(not packaged)" : version)};
    }
  }
}
