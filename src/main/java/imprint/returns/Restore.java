package imprint.returns;

import imprint.esp.flash.BoardTable;
import imprint.esp.flash.FlashJob;
import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Partition;
import imprint.esp.flash.PartitionTable;
import imprint.esp.flash.Region;
import imprint.esp.flash.Sealing;
import imprint.esp.link.Ports;
import imprint.esp.link.ResetSequence.Pause;
import imprint.esp.rom.Approach;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

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

  /**
   * What was restored.
   *
   * @param proof in words
   */
  public record Restored(Unit unit, String proof) {}

  /**
   * Writes and proves the unit's images on the board at {@code port}.
   *
   * @param progress 0…1 of the writing
   * @throws Refusal returns.board-unknown, returns.not-done, and whatever the wire says
   */
  public Restored take(String port, DoubleConsumer progress, BooleanSupplier cancelled)
      throws InterruptedException {
    try (BoardSession board =
        BoardSession.open(
            ports.plug(port),
            port,
            Approach.at(settings.fastestRate()),
            pause,
            cancelled,
            _ -> {})) {
      try {
        String mac =
            board.identification().mac().orElseThrow(() -> Refusal.of("rom.secure-download", port));
        Unit unit =
            ledger
                .carriedBy(Mac.parse(mac))
                .orElseThrow(() -> Refusal.of("returns.board-unknown", mac));
        if (unit.state() != State.DONE) {
          throw Refusal.of("returns.not-done", unit.serialNumber(), unit.state());
        }
        Flasher flasher = new Flasher(board, cancelled);
        PartitionTable table = BoardTable.of(flasher).read();
        String proof = write(flasher, board.flashSize(), table, unit, progress);
        unit = record(unit, new Event.Restored(proof));
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

  private String write(
      Flasher flasher, int flashSize, PartitionTable table, Unit unit, DoubleConsumer progress)
      throws IOException, InterruptedException {
    FlashPlan plan = new FlashPlan(regions(flasher, table, unit));
    try (FlashJob job = new FlashJob(plan.check(flashSize), true)) {
      record(unit, new Event.RestoreBegun());
      job.write(flasher, progress);
      return FlashJob.inWords(job.prove(flasher, progress));
    }
  }

  /** What the unit was made of, in the partitions that it was made in. */
  private List<Region> regions(Flasher flasher, PartitionTable table, Unit unit)
      throws IOException {
    List<Region> regions = new ArrayList<>();
    for (Entry entry : ledger.history(unit)) {
      if (entry.event() instanceof Event.Built(String label)) {
        regions.add(
            sealed(
                unit,
                Copy.Kind.FACTORY_IMAGE,
                image -> FlashPlan.factoryData(table, label, image)));
      } else if (entry.event() instanceof Event.BuiltSecureCert(String label)) {
        regions.addFirst(whole(flasher, table, label, unit, Copy.Kind.SECURE_CERT_IMAGE));
      } else if (entry.event() instanceof Event.BuiltKeys(String label)) {
        regions.add(whole(flasher, table, label, unit, Copy.Kind.NVS_KEYS));
      }
    }
    if (regions.isEmpty()) {
      throw Refusal.of("returns.not-done", unit.serialNumber(), unit.state());
    }
    return regions;
  }

  private Region whole(
      Flasher flasher, PartitionTable table, String label, Unit unit, Copy.Kind kind)
      throws IOException {
    Partition place = table.named(label);
    Sealing sealing =
        place.sealedByChip() ? flasher.sealing(label, Optional.empty()) : new Sealing.Plain();
    return sealed(unit, kind, image -> FlashPlan.whole(place, image, sealing));
  }

  private Region sealed(Unit unit, Copy.Kind kind, Function<byte[], Region> region) {
    try (Secret copy = ledger.recall(unit, kind)) {
      return copy.use(region);
    }
  }
}
