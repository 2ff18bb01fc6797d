package imprint.cli;

import imprint.bench.SimulatedPorts;
import imprint.esp.link.Ports;
import imprint.ledger.custody.Prompt;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/** Runs command lines as a shell would, and keeps what they print. */
public final class Shell {
  private final Path folder;
  private final Ports ports;
  private final Stop stop = new Stop();
  private boolean terminal;
  private String typed = "";
  private Prompt prompt = Prompt.NOBODY;
  private Consumer<String> onError = printed -> {};

  public Shell(Path folder) {
    this(folder, new Ports(Map.of("sim:", new SimulatedPorts(new SecureRandom())::plug)));
  }

  Shell(Path folder, Ports ports) {
    this.folder = folder;
    this.ports = ports;
  }

  /** What a command printed and how it ended. */
  public record Result(int code, String out, String err) {}

  /** From now on a person watches; {@code seen} gets what is on the error stream so far. */
  void watched(Consumer<String> seen) {
    terminal = true;
    onError = seen;
  }

  /** From now on somebody answers when a passphrase is asked for. */
  void answers(Prompt answers) {
    prompt = answers;
  }

  /** What the next commands read from their standard input. */
  void types(String text) {
    typed = text;
  }

  /** As Ctrl-C does. */
  Stop stop() {
    return stop;
  }

  public Result run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err =
        new StringWriter() {
          @Override
          public void flush() {
            onError.accept(toString());
          }
        };
    SecureRandom random = new SecureRandom();
    Surroundings surroundings =
        new Surroundings(
            ports,
            span -> {},
            random,
            InstantSource.system(),
            stop,
            prompt,
            folder.resolve("data"),
            folder.resolve("data"),
            Map.of(),
            terminal,
            new BufferedReader(new StringReader(typed)),
            new PrintWriter(out, true),
            new PrintWriter(err, true));
    int code = Commands.run(surroundings, words);
    return new Result(code, out.toString(), err.toString());
  }
}
