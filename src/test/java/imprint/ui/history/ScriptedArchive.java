package imprint.ui.history;

import imprint.ledger.Claim;
import imprint.ledger.Entry;
import imprint.ledger.Filter;
import imprint.ledger.InHand;
import imprint.ledger.Records;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.ledger.stats.Figures;
import imprint.returns.Case;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Made-up units, the last one added being the newest. */
public final class ScriptedArchive implements Archive {
  final List<Filter> asked = new ArrayList<>();
  final List<List<Unit>> exported = new ArrayList<>();
  private final Map<Long, Unit> units = new LinkedHashMap<>();
  private final Map<Long, List<Entry>> histories = new LinkedHashMap<>();
  private final SortedMap<String, Figures.Period> periods = new TreeMap<>();
  private final List<Figures.Cause> causes = new ArrayList<>();
  private Figures.Period total = new Figures.Period(0, 0, 0);

  public ScriptedArchive add(MadeUp made) {
    Unit unit = made.unit();
    units.put(unit.id(), unit);
    histories.put(unit.id(), made.history());
    return this;
  }

  public ScriptedArchive period(String name, long done, long failed) {
    periods.put(name, new Figures.Period(done + failed, done, failed));
    total =
        new Figures.Period(
            total.begun() + done + failed, total.done() + done, total.failed() + failed);
    return this;
  }

  public ScriptedArchive cause(String code, long count, double percent, double upToHere) {
    causes.add(new Figures.Cause(code, count, percent, upToHere));
    return this;
  }

  @Override
  public List<Unit> find(String text) {
    return units.values().stream().filter(unit -> unit.serialNumber().equals(text)).toList();
  }

  @Override
  public OfOrder count(Filter order) {
    List<Unit> meant = units.values().stream().filter(unit -> means(order, unit)).toList();
    return new OfOrder(
        meant.size(), meant.stream().filter(unit -> unit.state() == State.DONE).count());
  }

  private static boolean means(Filter filter, Unit unit) {
    return (filter.states().isEmpty() || filter.states().contains(unit.state()))
        && (filter.order() == null || filter.order().equals(unit.order()));
  }

  @Override
  public Records.Page newest(Filter filter, long before, int atMost) {
    asked.add(filter);
    List<Unit> all =
        new ArrayList<>(units.values())
            .reversed().stream()
                .filter(unit -> unit.id() < before)
                .filter(unit -> means(filter, unit))
                .toList();
    return all.size() <= atMost
        ? new Records.Page(all, 0)
        : new Records.Page(all.subList(0, atMost), all.get(atMost - 1).id());
  }

  @Override
  public List<InHand.Made> products() {
    return List.of(new InHand.Made(new Claim.Ids(0xFFF1, 0x8000), "Lumen Desk Lamp"));
  }

  @Override
  public Life life(Unit unit) {
    Optional<Case> open =
        unit.state().unfinished() ? Optional.of(new Case.Unfinished(unit)) : Optional.empty();
    return new Life(unit, histories.getOrDefault(unit.id(), List.of()), open);
  }

  @Override
  public Counts figures(Figures.By by, ZoneId zone, Filter filter) {
    return new Counts(periods, total, 2, causes);
  }

  @Override
  public long export(Path file, Filter filter) {
    return units.values().stream().filter(unit -> means(filter, unit)).count();
  }

  @Override
  public long export(Path file, List<Unit> some) {
    exported.add(some);
    return some.size();
  }
}
