package imprint.esp.rom;

import imprint.esp.link.Link;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What the start of a board does to its flash memory: the first one may encrypt it, and a board
 * that loses its supply then is lost.
 */
public enum FirstStart {
  /** No encryption was seen. */
  PLAIN,
  /** It encrypted its memory and is done with that. */
  ENCRYPTED,
  /** It was still encrypting when the time was up. */
  ENCRYPTING;

  /** How long it may encrypt where nobody says otherwise. */
  public static final Duration LONGEST = Duration.ofMinutes(5);

  /** From the boot loader's first line until it encrypts or calls the application. */
  private static final Duration DECIDES = Duration.ofMillis(1500);

  private static final ConsoleRules APPLICATION_RUNS =
      new ConsoleRules(
          List.of(), Set.of(), List.of(ConsoleSigns.RUNS), List.of(), List.of(), "", false);

  /**
   * Listens to a board that has just left its loader until nothing is encrypted any more. One that
   * was not seen to start, or encrypted already, is not listened to.
   *
   * @param leaving what was seen of it
   * @param most how long an encryption is waited for
   * @param encrypting is told once when one is seen
   * @throws IOException when the link was gone while the board encrypted
   */
  public static FirstStart await(
      BoardSession board, Leaving leaving, Duration most, Runnable encrypting) throws IOException {
    if (leaving != Leaving.BOOTS || board.identification().security().flashEncryption()) {
      return PLAIN;
    }
    ConsoleWatch watch = new ConsoleWatch(APPLICATION_RUNS);
    byte[] heard = board.bootText().getBytes(StandardCharsets.ISO_8859_1);
    watch.feed(heard, heard.length);
    Link link = board.loader().link();
    try {
      new ConsoleReading(link::read, link::nanoTime, () -> false)
          .listen(watch, new ConsoleReading.Span(DECIDES, most, false), encrypting);
    } catch (IOException gone) {
      if (watch.encrypting()) {
        throw gone;
      }
      // the application took the chip's own USB over
    }
    if (watch.encrypting()) {
      return ENCRYPTING;
    }
    return watch.encrypts() ? ENCRYPTED : PLAIN;
  }
}
