package imprint.label.print;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The answer to {@code ~HS}: three strings, each from STX to ETX, CR and LF after it, fields parted
 * by commas (Zebra, Programming Guide P1099958, Host Status Return).
 *
 * @param formats labels in the receive buffer that have not been begun
 * @param remaining copies of the present label that are still to come
 * @param partial a label has begun to arrive and has not ended
 */
record HostStatus(
    boolean paperOut,
    boolean paused,
    int formats,
    boolean partial,
    boolean tooHot,
    boolean headOpen,
    boolean ribbonOut,
    int remaining) {
  /** Far more than the longest answer. */
  static final int LONGEST = 256;

  static final byte[] QUESTION = "~HS".getBytes(StandardCharsets.US_ASCII);

  private static final char STX = 2;
  private static final char ETX = 3;
  private static final int STRINGS = 3;

  private static final Pattern FIRST =
      Pattern.compile("\\d{1,3},[01],[01],\\d{1,5},\\d{1,3},[01],[01],[01],\\d{1,3}(,[01]){3}");

  /** Older firmwares end it after the eighth comma. */
  private static final Pattern SECOND =
      Pattern.compile("\\d{1,3},\\d,[01],[01],[01],[0-9A-Z],\\d,[01],\\d{1,8}(,\\d(,\\d{1,4})?)?");

  private static final Pattern THIRD = Pattern.compile("\\d{1,4},[01]");

  /** Nothing stands in its way, and nothing is left to print. */
  boolean idle() {
    return state() instanceof PrinterState.Ready && formats == 0 && remaining == 0;
  }

  /** What hinders most, first: a head that is open also reports that it sees no paper. */
  PrinterState state() {
    if (headOpen) {
      return new PrinterState.HeadOpen();
    }
    if (paperOut) {
      return new PrinterState.OutOfPaper();
    }
    if (ribbonOut) {
      return new PrinterState.RibbonOut();
    }
    if (tooHot) {
      return new PrinterState.TooHot();
    }
    if (paused) {
      return new PrinterState.Paused();
    }
    return partial ? new PrinterState.HalfReceived() : new PrinterState.Ready();
  }

  /** Whether an answer may end with these bytes; what comes after them belongs to no answer. */
  static boolean ended(byte[] answer) {
    int ends = 0;
    for (byte b : answer) {
      ends += b == ETX ? 1 : 0;
    }
    return ends >= STRINGS || answer.length > LONGEST || !begins(answer);
  }

  private static boolean begins(byte[] answer) {
    for (byte b : answer) {
      if (b != '\r' && b != '\n') {
        return b == STX;
      }
    }
    return true;
  }

  /** What an answer says; empty for anything but one whole answer. */
  static Optional<HostStatus> parse(byte[] answer) {
    List<String> strings = strings(new String(answer, StandardCharsets.ISO_8859_1));
    if (strings.size() != STRINGS
        || !FIRST.matcher(strings.get(0)).matches()
        || !SECOND.matcher(strings.get(1)).matches()
        || !THIRD.matcher(strings.get(2)).matches()) {
      return Optional.empty();
    }
    String[] one = strings.get(0).split(",", -1);
    String[] two = strings.get(1).split(",", -1);
    return Optional.of(
        new HostStatus(
            flag(one[1]),
            flag(one[2]),
            Integer.parseInt(one[4]),
            flag(one[7]),
            flag(one[11]),
            flag(two[2]),
            flag(two[3]),
            Integer.parseInt(two[8])));
  }

  /** What stands between STX and ETX; empty where anything but line ends stands elsewhere. */
  private static List<String> strings(String answer) {
    List<String> strings = new ArrayList<>();
    int at = 0;
    while (at < answer.length()) {
      char c = answer.charAt(at);
      if (c == '\r' || c == '\n') {
        at++;
        continue;
      }
      int end = answer.indexOf(ETX, at);
      if (c != STX || end < 0) {
        return List.of();
      }
      strings.add(answer.substring(at + 1, end));
      at = end + 1;
    }
    return strings;
  }

  private static boolean flag(String field) {
    return field.equals("1");
  }
}
