package imprint.returns;

import imprint.esp.flash.BoardKey;
import imprint.esp.flash.FlashJob;
import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.PartitionTable;
import imprint.esp.flash.Planner;
import imprint.esp.flash.Region;
import imprint.esp.flash.encryption.FlashKeys;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
  private final FlashKeys keys;
  private final Optional<PartitionTable> table;

  /**
   * @param keys of the boards' flash encryption
   * @param table that the boards should have; needed where it cannot be read
   */
  public Restore(
      StationSettings settings,
      Ledger ledger,
      Ports ports,
      Pause pause,
      FlashKeys keys,
      Optional<PartitionTable> table) {
    this.keys = keys;
    this.table = table;
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
        String mac = board.identification().requireMac(port);
        Unit unit =
            ledger
                .carriedBy(Mac.parse(mac))
                .orElseThrow(() -> Refusal.of("returns.board-unknown", mac));
        if (unit.state() != State.DONE) {
          throw Refusal.of("returns.not-done", unit.serialNumber(), unit.state());
        }
        String proof = write(new Flasher(board, cancelled), unit, progress);
        unit = record(unit, new Event.Restored(proof));
        board.leave();
        return new Restored(unit, proof);
      } catch (IOException e) {
        throw board.gone(e);
      } finally {
        board.giveUp();
      }
    }
  }

  private Unit record(Unit unit, Event event) {
    By by = new By(settings.name(), settings.person());
    return ledger.append(unit, State.DONE, event, by).orRefuse();
  }

  private String write(Flasher flasher, Unit unit, DoubleConsumer progress)
      throws IOException, InterruptedException {
    try (BoardKey key = BoardKey.of(keys, flasher.board())) {
      key.check(flasher);
      Planner planner = new Planner(flasher, table, key.scheme());
      FlashPlan plan = new FlashPlan(regions(planner, unit)).check(flasher.board().flashSize());
      return write(flasher, plan, unit, progress);
    }
  }

  private String write(Flasher flasher, FlashPlan plan, Unit unit, DoubleConsumer progress)
      throws IOException, InterruptedException {
    try (FlashJob job = new FlashJob(plan, true)) {
      record(unit, new Event.RestoreBegun());
      job.write(flasher, progress);
      return FlashJob.inWords(job.prove(flasher, progress));
    }
  }

  /** What the unit was made of, in the partitions that it was made in. */
  private List<Region> regions(Planner planner, Unit unit) throws IOException {
    List<Region> regions = new ArrayList<>();
    for (Entry entry : ledger.history(unit)) {
      switch (entry.event()) {
        case Event.Built(String label) ->
            regions.add(sealed(planner, label, unit, Copy.Kind.FACTORY_IMAGE));
        case Event.BuiltSecureCert(String label) ->
            regions.addFirst(sealed(planner, label, unit, Copy.Kind.SECURE_CERT_IMAGE));
        case Event.BuiltKeys(String label) ->
            regions.add(sealed(planner, label, unit, Copy.Kind.NVS_KEYS));
        case Event other -> {}
      }
    }
    if (regions.isEmpty()) {
      throw Refusal.of("returns.not-done", unit.serialNumber(), unit.state());
    }
    return regions;
  }

  private Region sealed(Planner planner, String label, Unit unit, Copy.Kind kind)
      throws IOException {
    try (Secret copy = ledger.recall(unit, kind)) {
      byte[] image = copy.use(byte[]::clone);
      try {
        return planner.labelled(label, image);
      } finally {
        Arrays.fill(image, (byte) 0);
      }
    }
  }
}
