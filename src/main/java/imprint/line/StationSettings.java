package imprint.line;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/**
 * What one station is told once.
 *
 * @param name by which the ledger knows the station; the same after every start
 * @param person who works at it, empty where nobody signed in
 * @param ledger file or URL
 * @param out gets a folder per unit with its label
 * @param fastestRate line rate to try first, in bits a second
 */
public record StationSettings(
    String name, String person, String ledger, Path out, int fastestRate) {
  /** The rate that good cables and bridges carry. */
  public static final int FASTEST = 921_600;

  /** This computer's name, which a station has unless it is given another. */
  public static String computer() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "station";
    }
  }
}
