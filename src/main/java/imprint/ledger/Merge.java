package imprint.ledger;

import imprint.finding.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/**
 * Moves what a station recorded while its server was away into the server's ledger: each finished
 * unit whole, in one transaction there, and then marked in the station's own. It can break off
 * anywhere and be done again, by several at once (docs/decisions/0016).
 */
public final class Merge {
  private static final String MOVED = "moved to the ledger on the server";

  private final Ledger offline;
  private final Inside from;
  private final Inside to;

  /**
   * @param offline of {@link OfflineLedger}
   */
  public Merge(Ledger server, Ledger offline) {
    this.offline = offline;
    this.from = offline.inside();
    this.to = server.inside();
  }

  /**
   * What would become of the units; changes nothing.
   *
   * @throws Refusal as {@link #run}
   */
  public List<MergeResult> preview() {
    List<MergeResult> results = new ArrayList<>();
    for (Unit unit : begin()) {
      results.add(
          unit.state().unfinished()
              ? new MergeResult.Unfinished(unit)
              : to.database().read(h -> arrival(h, unit).judge().result()));
    }
    return List.copyOf(results);
  }

  /**
   * Moves all finished units that no conflict holds back.
   *
   * @param by who does it
   * @throws Refusal ledger.merge-foreign, ledger.merge-altered, and what either ledger says; units
   *     that were moved before stay moved
   */
  public List<MergeResult> run(By by) {
    List<MergeResult> results = new ArrayList<>();
    for (Unit unit : begin()) {
      results.add(unit.state().unfinished() ? new MergeResult.Unfinished(unit) : move(unit, by));
    }
    if (!results.isEmpty()) {
      from.database().forgetRemoved();
      from.recorder().save();
      to.recorder().save();
    }
    return List.copyOf(results);
  }

  /**
   * Ends a unit that a conflict holds back: it is retired in the station's own ledger, for good.
   *
   * @throws Refusal ledger.no-conflict, ledger.absent-offline, and as {@link #run}
   */
  public Unit settle(String serialNumber, String reason, By by) {
    Unit unit =
        offline
            .find(serialNumber)
            .orElseThrow(() -> Refusal.of("ledger.absent-offline", serialNumber));
    boolean held =
        preview().stream()
            .anyMatch(
                result ->
                    result instanceof MergeResult.Conflict && result.unit().id() == unit.id());
    if (!held) {
      throw Refusal.of("ledger.no-conflict", unit.serialNumber());
    }
    return offline.append(unit, unit.state(), new Event.Retired(reason), by).orRefuse();
  }

  /** The units that are not marked yet, oldest first. */
  private List<Unit> begin() {
    List<Unit> waiting = from.database().read(from.units()::unmerged);
    if (waiting.isEmpty()) {
      return waiting;
    }
    from.recorder().prepare();
    // it may have come back with an older ledger
    to.losses().again();
    to.recorder().prepare();
    List<String> blocks = from.database().read(Blocks::ids);
    if (!to.database().read(h -> Blocks.any(h, blocks))) {
      throw Refusal.of("ledger.merge-foreign");
    }
    // a chain that somebody altered does not get into another one as if it were whole
    Verified verified = offline.verify();
    if (!verified.faults().isEmpty()) {
      throw Refusal.of(
          "ledger.merge-altered",
          verified.faults().size() + verified.more(),
          verified.faults().getFirst().finding().sentence(Locale.ENGLISH));
    }
    return waiting;
  }

  private MergeResult move(Unit unit, By by) {
    Departure departure = departure(unit);
    MergeResult result =
        to.recorder()
            .record(
                h -> {
                  Arrival.Judgement judged = new Arrival(to, h, departure).judge();
                  judged.enter(by);
                  return judged.result();
                });
    switch (result) {
      case MergeResult.Moved _, MergeResult.Known _ -> mark(departure, by);
      case MergeResult.Conflict _, MergeResult.LeftOut _, MergeResult.Unfinished _ -> {}
    }
    return result;
  }

  private Departure departure(Unit unit) {
    return from.database().read(h -> Departure.of(h, from.vault(), unit));
  }

  private Arrival arrival(Handle handle, Unit unit) {
    return new Arrival(to, handle, departure(unit));
  }

  /**
   * From here on the unit is the server's alone, and so are its secrets. What somebody added in the
   * meantime is for the next merge.
   */
  private void mark(Departure departure, By by) {
    long id = departure.unit().id();
    from.recorder()
        .record(
            h -> {
              Unit now = from.units().get(h, id);
              int seq = departure.unit().last().seq();
              if (from.rules().merged(h, id) || now.last().seq() != seq) {
                return false;
              }
              List<Copy.Kind> kinds = Copies.of(h, id);
              if (!kinds.isEmpty()) {
                Event gone = new Event.CopiesForgotten(kinds, MOVED);
                from.events().add(h, from.events().tail(h, id), gone, now.state(), by);
                Copies.removeAll(h, id);
              }
              from.rules().merge(h, id, seq, from.now());
              return true;
            });
  }
}
