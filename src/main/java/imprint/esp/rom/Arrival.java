package imprint.esp.rom;

import imprint.esp.link.Link;
import imprint.esp.link.ResetSequence.Pause;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The way from a link to a board that can be written: reset into its loader, rate raised,
 * identified, flash attached. Changes nothing that lasts, so it may be gone again from its start.
 */
record Arrival(Connector connector, Link link, String port, Approach how, Pause pause) {
  private static final int ATTEMPTS = 3;

  /** What one damaged frame can make of a sound board. */
  private static final Set<String> DOUBTFUL =
      Set.of(
          "rom.silent",
          "rom.unsteady",
          "rom.mac-unreadable",
          "rom.chip-unknown",
          "rom.stub-running",
          "rom.no-flash",
          "rom.flash-size-unknown",
          "rom.flash-size-other",
          "rom.error-05",
          "rom.error-07",
          "rom.error-unknown");

  /**
   * A board that is ready.
   *
   * @param reset name of the sequence that brought it into its loader
   * @param rate in bits a second; 0 where the link has none
   * @param flashSize in bytes
   * @param taught the rate to begin with at the next board: a bad contact of this one is not the
   *     cable's fault
   */
  record Arrived(
      Loader loader, String reset, Identification board, int rate, int flashSize, int taught) {
    private Arrived teaching(int fastest) {
      return new Arrived(loader, reset, board, rate, flashSize, fastest);
    }
  }

  /**
   * Goes the way, and once more where one damaged answer may have been the fault; the last time at
   * the rate that every cable carries.
   *
   * @param check told which board it is, before anything is done with it
   */
  Arrived insist(Consumer<Identification> check, Trace trace)
      throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt == ATTEMPTS
            ? take(check, Connector.FIRST_RATE).teaching(how.fastestRate())
            : take(check, how.fastestRate());
      } catch (Refusal refused) {
        if (attempt == ATTEMPTS || !DOUBTFUL.contains(refused.finding().code())) {
          throw refused;
        }
        trace.note("once more after " + refused.finding().code());
      }
    }
  }

  private Arrived take(Consumer<Identification> check, int fastest)
      throws IOException, InterruptedException {
    for (int wanted : LineRate.LADDER) {
      if (wanted > Math.min(fastest, link.bridge().fastestRate())
          && wanted != Connector.FIRST_RATE) {
        continue;
      }
      Connector.Connected connected = connector.connect(link, port, how);
      Loader loader = connected.loader();
      Recognition recognised = Recognition.of(loader, port);
      LineRate line = new LineRate(loader, recognised, how.crystal());
      boolean raises = link.bridge().hasRate() && line.reachable();
      if (!(raises ? line.raise(wanted, pause) : recognised.holds(loader, LineRate.PROOF))) {
        continue;
      }
      int rate = !link.bridge().hasRate() ? 0 : raises ? wanted : Connector.FIRST_RATE;
      Facts facts = new Facts(loader);
      Identification board = Identification.read(facts, recognised, port);
      check.accept(board);
      if (link.bridge().ownUsb() && !board.security().secureDownload()) {
        WatchdogSilence.impose(loader, board.chip());
      }
      FlashSupply.on(loader, board);
      int flashSize = FlashChip.attach(loader, facts, board, how.flashSize());
      return new Arrived(loader, connected.reset(), board, rate, flashSize, rate);
    }
    throw Refusal.of("rom.no-answer", port);
  }
}
