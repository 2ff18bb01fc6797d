package imprint.line.packing;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.By;
import imprint.ledger.Event;
import imprint.ledger.LabelTrace;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import imprint.line.Scan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds what a scanner read from paper against the unit whose label it should be. Only this proves
 * a label: a printer does not see what it prints. What opens a unit is said and kept nowhere.
 */
public record ScanBack(Ledger ledger, By by) {
  /** What came of it. */
  public sealed interface Verdict {
    /**
     * It is that unit's, and the ledger says so now.
     *
     * @param what as {@link Scan#kind}
     * @param again it was scanned before
     */
    record Right(Unit unit, String what, boolean again) implements Verdict {}

    /**
     * It is not; nothing is recorded.
     *
     * @param why with both units and the next act
     */
    record Wrong(Finding why) implements Verdict {}
  }

  /**
   * The unit whose label went to a printer last at this station.
   *
   * @throws Refusal line.scan-nothing-expected
   */
  public Unit expected() {
    return ledger
        .labels()
        .latestSent(by.station())
        .orElseThrow(() -> Refusal.of("line.scan-nothing-expected", by.station()));
  }

  /** What was scanned should be the label of that unit. */
  public Verdict of(String text, Unit expected) {
    String word = text.strip();
    Scan scan;
    try {
      scan = Scan.read(word, called -> expected.serialNumber().equals(called) || named(called));
    } catch (Refusal misread) {
      return new Verdict.Wrong(misread.finding());
    }
    if (scan.fits(expected.claim(), ledger::passcodeFingerprint)) {
      return expected.state().live() ? right(expected, scan) : new Verdict.Wrong(dead(expected));
    }
    return new Verdict.Wrong(other(scan, expected));
  }

  /**
   * What was scanned should be the label of one of these, as behind a batch of them.
   *
   * @param expected at least one
   */
  public Verdict of(String text, List<Unit> expected) {
    if (expected.size() == 1) {
      return of(text, expected.getFirst());
    }
    Known known;
    try {
      known = known(text);
    } catch (Refusal unknown) {
      return new Verdict.Wrong(unknown.finding());
    }
    Set<Long> ids = expected.stream().map(Unit::id).collect(Collectors.toSet());
    List<Unit> found = known.units();
    List<Unit> mine = found.stream().filter(unit -> ids.contains(unit.id())).toList();
    if (mine.size() > 1) {
      return new Verdict.Wrong(Finding.error("returns.label-ambiguous", mine.size()));
    }
    if (!mine.isEmpty()) {
      Unit unit = mine.getFirst();
      return unit.state().live() ? right(unit, known.scan()) : new Verdict.Wrong(dead(unit));
    }
    Optional<Unit> dead = found.stream().filter(unit -> !unit.state().live()).findFirst();
    return new Verdict.Wrong(
        dead.map(ScanBack::dead)
            .orElseGet(
                () ->
                    Finding.error(
                        "line.scan-not-among",
                        found.stream().map(Unit::serialNumber).collect(Collectors.joining(", ")),
                        expected.size())));
  }

  /** What was scanned should be the label of some unit that is in use. */
  public Verdict ofAny(String text) {
    return ofAny(text, _ -> Optional.empty());
  }

  /**
   * The same, where somebody may know better.
   *
   * @param doubt why that unit's label cannot be it; empty where it can
   */
  public Verdict ofAny(String text, Function<Unit, Optional<Finding>> doubt) {
    try {
      Known known = known(text);
      Unit unit = known.one();
      Optional<Finding> why = unit.state().live() ? doubt.apply(unit) : Optional.of(dead(unit));
      return why.<Verdict>map(Verdict.Wrong::new).orElseGet(() -> right(unit, known.scan()));
    } catch (Refusal unknown) {
      return new Verdict.Wrong(unknown.finding());
    }
  }

  /**
   * The unit that a label, a serial number or a MAC names; nothing is recorded.
   *
   * @throws Refusal line.scan-of-none, line.scan-dead, returns.label-ambiguous, matter.…
   */
  public Unit look(String text) {
    Unit unit = known(text).one();
    if (!unit.state().live()) {
      throw new Refusal(dead(unit));
    }
    return unit;
  }

  /** What was scanned, and whose it can be: at least one unit's. */
  private record Known(Scan scan, List<Unit> units) {
    Unit one() {
      if (units.size() > 1) {
        throw Refusal.of("returns.label-ambiguous", units.size());
      }
      return units.getFirst();
    }
  }

  private Known known(String text) {
    Scan scan = Scan.read(text.strip(), ledger);
    List<Unit> found = found(scan);
    if (found.isEmpty()) {
      throw Refusal.of("line.scan-of-none", scan.kind());
    }
    return new Known(scan, found);
  }

  private Verdict right(Unit unit, Scan scan) {
    boolean again = ledger.labels().trace(unit).stage() == LabelTrace.Stage.SCANNED;
    if (!again) {
      Event scanned = new Event.LabelScanned(scan.kind());
      ledger.append(unit, unit.state(), scanned, by).orRefuse();
    }
    return new Verdict.Right(unit, scan.kind(), again);
  }

  private boolean named(String word) {
    return ledger.find(word).isPresent();
  }

  private List<Unit> found(Scan scan) {
    List<Unit> found = scan.units(ledger);
    if (found.isEmpty() && scan instanceof Scan.Word(String text)) {
      return ledger.find(text.toUpperCase(Locale.ROOT)).stream().toList();
    }
    return found;
  }

  private Finding other(Scan scan, Unit expected) {
    List<Unit> found = found(scan);
    Optional<Unit> dead = found.stream().filter(unit -> !unit.state().live()).findFirst();
    if (found.isEmpty()) {
      return Finding.error("line.scan-unknown", expected.serialNumber(), scan.kind());
    }
    String names = found.stream().map(Unit::serialNumber).collect(Collectors.joining(", "));
    return found.size() == 1 && dead.isPresent()
        ? Finding.error("line.scan-other-dead", expected.serialNumber(), names)
        : Finding.error("line.scan-other", expected.serialNumber(), names);
  }

  private static Finding dead(Unit unit) {
    return Finding.error("line.scan-dead", unit.serialNumber(), unit.state());
  }
}
