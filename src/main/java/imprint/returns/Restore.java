package imprint.returns;

import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.FlashPlan.Region;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.PartitionTable;
import imprint.esp.flash.Proof;
import imprint.esp.link.Ports;
import imprint.esp.link.ResetSequence.Pause;
import imprint.esp.rom.BoardSession;
import imprint.finding.Refusal;
import imprint.ledger.By;
import imprint.ledger.Copy;
import imprint.ledger.Entry;
import imprint.ledger.Event;
import imprint.ledger.Ledger;
import imprint.ledger.Mac;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.StationSettings;
import imprint.secret.Secret;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * Gives a returned unit its own identity back, from the sealed copy in the ledger. Which unit it is
 * tells its MAC, so that no board ever gets another unit's identity.
 */
public final class Restore {
  private final StationSettings settings;
  private final Ledger ledger;
  private final Ports ports;
  private final Pause pause;

  public Restore(StationSettings settings, Ledger ledger, Ports ports, Pause pause) {
    this.settings = settings;
    this.ledger = ledger;
    this.ports = ports;
    this.pause = pause;
  }

  /** What was restored. */
  public record Restored(Unit unit, Proof proof) {}

  /**
   * Writes and proves the unit's image on the board at {@code port}.
   *
   * @param progress 0…1 of the writing
   * @throws Refusal returns.board-unknown, returns.not-done, and whatever the wire says
   */
  public Restored take(String port, DoubleConsumer progress, BooleanSupplier cancelled)
      throws InterruptedException {
    try (BoardSession board =
        BoardSession.open(ports.open(port), port, settings.fastestRate(), pause, cancelled)) {
      try {
        String mac = board.identification().mac();
        Unit unit =
            ledger
                .carriedBy(Mac.parse(mac))
                .orElseThrow(() -> Refusal.of("returns.board-unknown", mac));
        if (unit.state() != State.DONE) {
          throw Refusal.of("returns.not-done", unit.serialNumber(), unit.state());
        }
        Flasher flasher = new Flasher(board, cancelled);
        PartitionTable table = flasher.readTable();
        Proof proof = write(flasher, board.flashSize(), table, unit, progress);
        unit = record(unit, new Event.Restored(proof.toString()));
        board.leave();
        return new Restored(unit, proof);
      } catch (IOException e) {
        throw board.gone(e);
      }
    }
  }

  private Unit record(Unit unit, Event event) {
    By by = new By(settings.name(), settings.person());
    return ledger.append(unit, State.DONE, event, by).orRefuse();
  }

  /** The partition that the unit was made in. */
  private String partition(Unit unit) {
    return ledger.history(unit).stream()
        .map(Entry::event)
        .filter(Event.Built.class::isInstance)
        .map(event -> ((Event.Built) event).partition())
        .findFirst()
        .orElseThrow(() -> Refusal.of("returns.not-done", unit.serialNumber(), unit.state()));
  }

  private Proof write(
      Flasher flasher, int flashSize, PartitionTable table, Unit unit, DoubleConsumer progress)
      throws IOException, InterruptedException {
    try (Secret sealed = ledger.recall(unit, Copy.Kind.FACTORY_IMAGE)) {
      byte[] image = sealed.use(byte[]::clone);
      try {
        Region region = FlashPlan.factoryData(table, partition(unit), image);
        new FlashPlan(List.of(region)).check(flashSize);
        record(unit, new Event.RestoreBegun());
        try {
          flasher.write(region, progress);
          return flasher.prove(region, progress);
        } finally {
          region.wipe();
        }
      } finally {
        Arrays.fill(image, (byte) 0);
      }
    }
  }
}
