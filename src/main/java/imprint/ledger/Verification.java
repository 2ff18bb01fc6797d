package imprint.ledger;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.chain.Head;
import imprint.ledger.chain.Origin;
import imprint.ledger.chain.Origin.Adopted;
import imprint.ledger.chain.Seen;
import imprint.ledger.chain.Start;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the whole ledger, in the order in which it was written, and holds every row against
 * what it is bound to.
 */
final class Verification {
  private static final int PAGE = 2_000;

  private final Database database;
  private final Vault vault;
  private final Outside outside;
  private final Faults faults = new Faults();
  private final UnitCheck units = new UnitCheck(faults);
  private final Map<String, ChainCheck> checks = new LinkedHashMap<>();
  private final Adoption adoption = new Adoption();
  private Map<String, Start> starts = Map.of();
  private Map<String, Head> headsBefore = Map.of();
  private @Nullable Adopted adopted;
  private boolean originTrusted = true;
  private long events;
  private long uncovered;

  Verification(Database database, Vault vault, Outside outside) {
    this.database = database;
    this.vault = vault;
    this.outside = outside;
  }

  /**
   * @param copies whether each sealed copy is opened
   */
  Verified run(boolean copies) {
    Optional<Seen> seen = seenOutside();
    begin();
    try (EventPages pages = new EventPages(database, PAGE)) {
      for (List<EventRow> page = pages.next(); !page.isEmpty(); page = pages.next()) {
        page.forEach(this::row);
      }
    }
    end();
    registers();
    new CopyCheck(faults, vault, copies).run(database);
    seen.ifPresent(this::holds);
    int count = database.read(h -> Schema.number(h, "select count(*) from unit"));
    return faults.done(count, events);
  }

  private Optional<Seen> seenOutside() {
    try {
      Seen seen = outside.read();
      return Optional.of(seen);
    } catch (Refusal damaged) {
      faults.add(damaged.finding(), Spot.NOWHERE);
      return Optional.empty();
    }
  }

  private void begin() {
    starts =
        database.read(Chains::starts).stream()
            .collect(Collectors.toMap(Start::id, Function.identity()));
    headsBefore = heads();
    for (Start start : starts.values()) {
      checks.put(start.id(), check(start.id(), start));
      origin(start);
    }
    if (!vault.isOpen() && !starts.isEmpty()) {
      faults.add(Finding.note("ledger.verify-without-key"), Spot.NOWHERE);
    }
  }

  private Map<String, Head> heads() {
    return database.read(Chains::heads).stream()
        .collect(Collectors.toMap(Head::chain, Function.identity()));
  }

  private ChainCheck check(String id, @Nullable Start start) {
    return new ChainCheck(id, start, headsBefore.get(id), vault, faults);
  }

  private void origin(Start start) {
    try {
      Origin origin = Origin.parse(start.origin());
      adopted = origin.adopted() == null ? adopted : origin.adopted();
      Origin.@Nullable Loss loss = origin.loss();
      if (loss != null) {
        loss(start, loss);
      }
    } catch (IllegalArgumentException altered) {
      originTrusted = false;
    }
    originTrusted &= database.read(h -> Chains.begins(h, start));
  }

  private void loss(Start start, Origin.Loss loss) {
    long lost = loss.until().stream().mapToLong(one -> one.seen() - one.left()).sum();
    faults.add(
        Finding.note(
            "ledger.verify-loss-accepted",
            lost,
            start.at(),
            loss.station(),
            loss.person(),
            loss.reason()),
        Spot.chain(start.id()));
  }

  private void row(EventRow row) {
    events++;
    boolean whole = row.linked() ? linked(row) : unlinked(row);
    if (whole) {
      units.row(row);
    }
    ClockWatch.told(row.link().clock(), row.link().at())
        .ifPresent(odd -> faults.add(noted(odd, row), Spot.of(row)));
  }

  private static Finding noted(Finding odd, EventRow row) {
    String seconds = odd.arguments().getFirst();
    Spot spot = Spot.of(row);
    return odd.code().equals("ledger.clock-went-back")
        ? Finding.note(
            "ledger.verify-clock-back", seconds, spot.unitText(), spot.seq(), spot.atText())
        : Finding.note(
            "ledger.verify-clock-jumped", seconds, spot.unitText(), spot.seq(), spot.atText());
  }

  private boolean linked(EventRow row) {
    return checks.computeIfAbsent(row.link().chain(), this::late).row(row);
  }

  /** Of a chain that others began meanwhile; or of none. */
  private ChainCheck late(String id) {
    Optional<Start> start =
        database.read(Chains::starts).stream().filter(one -> one.id().equals(id)).findFirst();
    return check(id, start.orElse(null));
  }

  /** Of a version that had no chains; or put there by somebody. */
  private boolean unlinked(EventRow row) {
    if (adopted != null && row.id() <= adopted.last()) {
      adoption.add(row);
    } else if (starts.isEmpty() || !originTrusted) {
      uncovered++;
    } else {
      Spot spot = Spot.of(row);
      faults.add(
          Finding.error("ledger.verify-event-unlinked", spot.unitText(), spot.seq(), spot.atText()),
          spot);
      faults.suspect(row);
      return false;
    }
    return true;
  }

  private void end() {
    Map<String, Head> heads = heads();
    checks.forEach((id, check) -> check.end(heads.get(id)));
    if (adopted != null && originTrusted && !adoption.done().equals(adopted)) {
      faults.add(
          Finding.error("ledger.verify-adopted-altered", adopted.events(), adopted.last()),
          Spot.NOWHERE);
    } else if (adopted != null) {
      faults.add(Finding.note("ledger.verify-adopted", adopted.events()), Spot.NOWHERE);
    }
    if (uncovered > 0) {
      faults.add(Finding.note("ledger.verify-not-covered", uncovered), Spot.NOWHERE);
    }
    gaps();
  }

  /** What a chain and a unit both lack is one thing that is missing, and has a name. */
  private void gaps() {
    Map<Object, UnitCheck.Gap> ofUnits = new HashMap<>();
    units.gaps().forEach(gap -> ofUnits.put(gap.hash(), gap));
    Set<Object> named = new HashSet<>();
    for (ChainCheck check : checks.values()) {
      for (ChainCheck.Gap gap : check.gaps()) {
        Optional<UnitCheck.Gap> unit = Optional.ofNullable(ofUnits.get(gap.hash()));
        unit.ifPresent(one -> named.add(one.hash()));
        missing(gap, unit.map(UnitCheck.Gap::follower));
      }
    }
    units.gaps().stream().filter(gap -> !named.contains(gap.hash())).forEach(this::missing);
  }

  private void missing(ChainCheck.Gap gap, Optional<Spot> follower) {
    Spot after = gap.after();
    Spot before = gap.before();
    long count = gap.to() - gap.from() + 1;
    String range = gap.from() == gap.to() ? gap.from() + "" : gap.from() + "-" + gap.to();
    Finding finding =
        follower.isPresent()
            ? Finding.error(
                "ledger.verify-unit-events-missing",
                count,
                before.chainText(),
                range,
                follower.get().unitText(),
                follower.get().seq() - 1,
                before.atText())
            : Finding.error(
                "ledger.verify-events-missing",
                count,
                before.chainText(),
                range,
                after.unitText() + " " + after.seq() + " (" + after.atText() + ")",
                before.unitText() + " " + before.seq() + " (" + before.atText() + ")");
    faults.add(
        finding,
        new Spot(
            follower.map(Spot::serialNumber).orElse(null),
            follower.map(spot -> spot.seq() - 1).orElse(0),
            before.chain(),
            gap.from(),
            before.at()));
  }

  private void missing(UnitCheck.Gap gap) {
    Spot follower = gap.follower();
    faults.add(
        Finding.error(
            "ledger.verify-unit-event-missing",
            follower.unitText(),
            follower.seq() - 1,
            follower.seq(),
            follower.atText()),
        new Spot(follower.serialNumber(), follower.seq() - 1, null, 0, follower.at()));
  }

  private void registers() {
    Registers registers = new Registers(faults, units);
    Optional<Long> last = Optional.empty();
    do {
      @Nullable Long after = last.orElse(null);
      last = database.read(h -> registers.check(h, after, PAGE));
    } while (last.isPresent());
    database.read(registers::strays);
    if (database instanceof FileDatabase) {
      new FileCheck(faults).run(database);
    }
  }

  /** Whether the ledger still holds all that was seen of it. */
  private void holds(Seen seen) {
    if (seen.heads().isEmpty() && events > 0) {
      faults.add(Finding.note("ledger.verify-no-head-file", outside.file()), Spot.NOWHERE);
    }
    for (Origin.Lost lost : database.read(h -> Losses.lost(h, seen))) {
      faults.add(
          Finding.error(
              "ledger.verify-older-than-seen",
              lost.chain(),
              lost.seen(),
              lost.at(),
              lost.left(),
              outside.file()),
          new Spot(null, 0, lost.chain(), lost.left() + 1, lost.at()));
    }
    Seen now = database.read(Chains::seen);
    for (String name : Losses.lower(seen, now)) {
      faults.add(Finding.error("ledger.verify-sequence-lower", name, outside.file()), Spot.NOWHERE);
    }
    for (Head head : seen.heads().values()) {
      ChainCheck check = checks.get(head.chain());
      if (check != null && !check.signed(head)) {
        faults.add(
            Finding.error("ledger.verify-head-file-altered", outside.file(), head.chain()),
            Spot.of(head));
      }
    }
  }
}
