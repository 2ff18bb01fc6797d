package imprint.cli;

import imprint.finding.Refusal;
import java.io.Console;
import java.util.Objects;
import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Has a secret asked for at the terminal, where it is not shown. Where there is none, or the output
 * goes elsewhere, picocli would show what is typed, and ask among the results.
 */
final class AskedFor implements IParameterConsumer {
  @Override
  @SuppressWarnings("JdkObsolete") // picocli's
  public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
    boolean given =
        option.arity().max() > 0 && !words.isEmpty() && !isOption(words.peek(), command);
    option.setValue(given ? words.pop().toCharArray() : typed(option, command));
  }

  private static boolean isOption(String word, CommandSpec command) {
    return command.findOption(word.split("=", 2)[0]) != null;
  }

  private static char[] typed(ArgSpec option, CommandSpec command) {
    String name = ((OptionSpec) option).longestName();
    Console console =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(() -> nobody(name, command));
    return Objects.requireNonNullElse(
        console.readPassword("%s: ", name.replaceFirst("^-+", "")), new char[0]);
  }

  private static ParameterException nobody(String name, CommandSpec command) {
    Refusal refused = Refusal.of("cli.no-terminal", name, name + "-file");
    return new ParameterException(command.commandLine(), refused.getMessage(), refused);
  }
}
