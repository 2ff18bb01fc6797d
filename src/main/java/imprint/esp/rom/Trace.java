package imprint.esp.rom;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * The last frames of a conversation, for who has to find out why it failed. What was written to the
 * flash memory or read from it is told by its length alone: it may be a unit's key.
 */
public final class Trace {
  private static final int LINES = 400;
  private static final int LONGEST = 160;

  /**
   * A QR code's text, a passcode by its name, and as many digits as a passcode or a manual code
   * has; not the date in the ROM's first line.
   */
  private static final Pattern OPENS =
      Pattern.compile(
          "(MT(?::|%3A))[0-9A-Z.%-]+"
              + "|((?:[Pp]in ?|[Pp]ass ?)[Cc]ode\\b[^\\r\\n]{0,40}?[:=] *)\\d+"
              + "|(?<![0-9A-Za-z])(?<!api1-)\\d(?:[\\d-]{5,})\\d(?![0-9A-Za-z])");

  private final LongSupplier nanoTime;
  private final long start;
  private final ArrayDeque<String> lines = new ArrayDeque<>();

  /**
   * @param nanoTime a monotonic clock
   */
  public Trace(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  /** Keeps a line; the oldest makes room. */
  synchronized void note(String line) {
    if (lines.size() == LINES) {
      lines.removeFirst();
    }
    double seconds = (nanoTime.getAsLong() - start) / 1e9;
    lines.addLast("%10.4f  %s".formatted(seconds, line));
  }

  void sent(Command command) {
    note("> " + described(command));
  }

  void got(Reply reply) {
    note(
        switch (reply) {
          case Reply.Ok ok ->
              "< ok value %08x, %d bytes".formatted(ok.value(), ok.payload().length);
          case Reply.Failed failed -> "< error 0x%02x".formatted(failed.error());
          case Reply.Silent _ -> "< nothing in time";
        });
  }

  /** What a board prints before its application runs. */
  void heard(String text) {
    text.lines().filter(line -> !line.isBlank()).forEach(line -> note("  \"" + printable(line)));
  }

  /** Of what an application prints, nothing that opens its unit. */
  private static String printable(String line) {
    return OPENS
        .matcher(line.substring(0, Math.min(line.length(), LONGEST)))
        .replaceAll("$1…")
        .replaceAll("[^\\x20-\\x7E…]", "?");
  }

  private static String described(Command command) {
    return switch (command) {
      case FlashCommand.FlashData data ->
          "FlashData %d, %d bytes".formatted(data.sequence(), data.block().length);
      case FlashCommand.DeflateData data ->
          "DeflateData %d, %d bytes".formatted(data.sequence(), data.packet().length);
      case Command.WriteRegisters write -> "WriteRegisters %d".formatted(write.writes().size());
      case Command.ReadRegister read -> "ReadRegister %08x".formatted(read.address());
      case Command harmless -> harmless.toString();
    };
  }

  /** All lines, oldest first: seconds since the beginning, direction, what it was. */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
