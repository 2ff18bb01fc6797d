package imprint.line;

import imprint.ledger.Access;
import imprint.ledger.By;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/**
 * What one station is told once.
 *
 * @param name by which the ledger knows the station; the same after every start
 * @param person who works at it, empty where nobody signed in
 * @param ledger where it is, and how to get at it
 * @param out gets a folder per unit with its label
 * @param fastestRate line rate to try first, in bits a second
 * @param traces gets the last frames of runs that failed
 * @param waits waits for a board as long as it takes, until somebody cancels, instead of setting
 *     aside what does not answer
 * @param line the file that keeps how the line works
 */
public record StationSettings(
    String name,
    String person,
    Access ledger,
    Path out,
    int fastestRate,
    Path traces,
    boolean waits,
    Path line) {
  /** The rate that good cables and bridges carry. */
  public static final int FASTEST = 921_600;

  /**
   * With a ledger in a file; gives up on a board that does not answer; traces beside {@code out}.
   */
  public StationSettings(String name, String person, String ledger, Path out, int fastestRate) {
    this(name, person, Access.file(ledger), out, fastestRate, out.resolveSibling("traces"), false);
  }

  /** With the line's file beside {@code out}. */
  public StationSettings(
      String name,
      String person,
      Access ledger,
      Path out,
      int fastestRate,
      Path traces,
      boolean waits) {
    this(name, person, ledger, out, fastestRate, traces, waits, out.resolveSibling("line.json"));
  }

  /** The same at the hands of that person. */
  StationSettings by(String other) {
    return new StationSettings(name, other, ledger, out, fastestRate, traces, waits, line);
  }

  /** Who does what this station does. */
  public By by() {
    return new By(name, person);
  }

  /** What boards held before they were written: beside the traces. */
  public Path backups() {
    return traces.resolveSibling("backups");
  }

  /** Where the station keeps its own files, beside that of the line. */
  public Path folder() {
    return line.toAbsolutePath().resolveSibling("");
  }

  /** This computer's name, which a station has unless it is given another. */
  public static String computer() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "station";
    }
  }
}
