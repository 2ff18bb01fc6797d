package imprint.cli;

import imprint.finding.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: exit 0 done, 1 failed, 2 used wrongly; errors in one line on the error stream.
 */
@Command(
    name = "imprint",
    description = "A factory station for Matter devices on Espressif chips.",
    mixinStandardHelpOptions = true,
    versionProvider = Commands.Version.class,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND")
public final class Commands {
  static final int FAILED = 1;

  private static final Pattern CODE = Pattern.compile("MT:[^\\s|\\]]+");

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
    CommandLine line = new CommandLine(commands);
    for (Verb verb : Verb.named(words, verbs(surroundings))) {
      line.addSubcommand(verb.line());
    }
    // what has a command inside it does not open a window without one
    line.getCommandSpec().usageMessage().footer("%nWithout a command the station window opens.");
    line.setOut(surroundings.out()).setErr(surroundings.err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(commands::usedWrongly);
    line.setExecutionExceptionHandler((e, where, parsed) -> commands.failed(e));
    int code = readable(words) ? line.execute(words) : commands.failed(unreadable());
    surroundings.err().flush();
    if (surroundings.out().checkError() && code == 0) {
      surroundings.err().println("imprint: the output could not be written whole.");
      surroundings.err().flush();
      return FAILED;
    }
    return code;
  }

  /**
   * What Java could not decode must not get into names of files, products or people. On Windows it
   * comes as question marks, which cannot be told from those that somebody typed.
   */
  private static boolean readable(String... words) {
    return Stream.of(words).noneMatch(word -> word.indexOf('\uFFFD') >= 0);
  }

  private static Refusal unreadable() {
    return Refusal.of("cli.words-unreadable");
  }

  private static List<Verb> verbs(Surroundings surroundings) {
    BenchFlashCommand flash = new BenchFlashCommand(surroundings);
    return List.of(
        new Verb(new DemoCommand(surroundings)),
        new Verb(new TestPkiCommand(surroundings)),
        new Verb(new GenerateCommand(surroundings)),
        new Verb(new ProvisionCommand(surroundings)),
        new Verb(new FlashCommand(surroundings)),
        new Verb(new BoardCommand(surroundings)),
        new Verb(new PortsCommand(surroundings)),
        new Verb(new InspectCommand(surroundings)),
        new Verb(new ExplainCommand(surroundings)),
        new Verb(
            new NvsCommand(),
            new NvsGenerateCommand(surroundings),
            new NvsEncryptCommand(surroundings),
            new NvsDecryptCommand(surroundings),
            new NvsGenerateKeyCommand(surroundings)),
        new Verb(
            new LabelCommand(),
            new LabelRenderCommand(surroundings),
            new LabelPrintCommand(surroundings),
            new LabelScanCommand(surroundings),
            new LabelPrintersCommand(surroundings),
            new LabelCheckCommand(surroundings),
            new LabelCalibrateCommand(surroundings),
            new LabelReprintCommand(surroundings)),
        new Verb(
            new LedgerCommand(),
            new LedgerListCommand(surroundings),
            new LedgerShowCommand(surroundings),
            new LedgerExportCommand(surroundings),
            new LedgerImportCommand(surroundings),
            new LedgerMergeCommand(surroundings),
            new LedgerStatsCommand(surroundings),
            new LedgerProtectionCommand(surroundings),
            new LedgerForgetCommand(surroundings),
            new LedgerOpenCommand(surroundings),
            new LedgerRetireCommand(surroundings),
            new LedgerVerifyCommand(surroundings),
            new LedgerAcceptLossCommand(surroundings),
            ledgerKey(surroundings)),
        new Verb(
            new PeopleCommand(),
            new PeopleListCommand(surroundings),
            new PeopleLogCommand(surroundings),
            new PeopleAddCommand(surroundings),
            new PeopleRemoveCommand(surroundings),
            new PeopleSetPinCommand(surroundings),
            new PeopleSetBadgeCommand(surroundings)),
        new Verb(new RestoreCommand(surroundings)),
        new Verb(new SimulateCommand(surroundings)),
        new Verb(
            new BenchCommand(flash),
            flash,
            new BenchGenerateCommand(surroundings),
            new BenchLedgerCommand(surroundings),
            new BenchLabelCommand(surroundings)));
  }

  private static CommandLine ledgerKey(Surroundings surroundings) {
    return new CommandLine(new LedgerKeyCommand())
        .addSubcommand(new LedgerKeyShowCommand(surroundings))
        .addSubcommand(new LedgerKeyRewrapCommand(surroundings))
        .addSubcommand(new LedgerKeyRenewCommand(surroundings));
  }

  /** A command and the commands inside it. */
  private record Verb(Object command, List<Object> inside) {
    Verb(Object command, Object... inside) {
      this(command, List.of(inside));
    }

    /**
     * The one that the words begin with, or all when they begin with none: working out the options
     * of commands that do not run would be a third of a short command's time.
     */
    static List<Verb> named(String[] words, List<Verb> all) {
      List<Verb> named =
          all.stream().filter(verb -> words.length > 0 && verb.name().equals(words[0])).toList();
      return named.isEmpty() ? all : named;
    }

    String name() {
      return command.getClass().getAnnotation(Command.class).name();
    }

    CommandLine line() {
      CommandLine line = new CommandLine(command);
      inside.forEach(line::addSubcommand);
      return line;
    }
  }

  private int usedWrongly(CommandLine.ParameterException e, String[] words) {
    CommandLine where = e.getCommandLine();
    String sentence =
        e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()
            ? notKnown(unmatched)
            : String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    // who reads this may not be who may open the device
    sentence = CODE.matcher(sentence).replaceAll("MT:…");
    surroundings
        .err()
        .println(
            "imprint: %s (see: %s --help)"
                .formatted(sentence, where.getCommandSpec().qualifiedName()));
    return where.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static String notKnown(UnmatchedArgumentException e) {
    String word = e.getUnmatched().getFirst();
    List<String> close = e.getSuggestions();
    return close.isEmpty()
        ? "\"" + word + "\" means nothing here"
        : "\"" + word + "\" means nothing here; did you mean " + String.join(" or ", close) + "?";
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
