package imprint.cli;

import imprint.esp.link.Ports;
import imprint.esp.link.ResetSequence.Pause;
import imprint.ledger.Access;
import imprint.ledger.custody.Prompt;
import imprint.line.StationFile;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the commands work with, given by the program's front door.
 *
 * @param settings the station's own folder: {@code station.yaml}, and what belongs to a ledger on a
 *     server
 * @param environment of this process
 * @param terminal a person watches: progress may be shown
 * @param stop asks running work to end
 * @param prompt asks a person for the passphrase of a locked station key
 * @param in what a person or a scanner types, or another program hands over
 * @param data where ledger and labels lie unless a person names another place
 */
public record Surroundings(
    Ports ports,
    Pause pause,
    SecureRandom random,
    InstantSource clock,
    Stop stop,
    Prompt prompt,
    Path data,
    Path settings,
    Map<String, String> environment,
    boolean terminal,
    BufferedReader in,
    PrintWriter out,
    PrintWriter err) {

  /** With the settings among the data, nothing in the environment, and nothing to read. */
  public Surroundings(
      Ports ports,
      Pause pause,
      SecureRandom random,
      InstantSource clock,
      Stop stop,
      Prompt prompt,
      Path data,
      boolean terminal,
      PrintWriter out,
      PrintWriter err) {
    this(
        ports,
        pause,
        random,
        clock,
        stop,
        prompt,
        data,
        data,
        Map.of(),
        terminal,
        new BufferedReader(Reader.nullReader()),
        out,
        err);
  }

  /**
   * The ledger that a command works with.
   *
   * @param given on its command line, null where none is
   */
  Access ledger(@Nullable String given) {
    return StationFile.read(settings).access(given, data.resolve("ledger.sqlite"), environment);
  }

  /** The environment may hold a password. */
  @Override
  public String toString() {
    return "Surroundings";
  }
}
