package imprint.ui.history;

import imprint.ledger.Entry;
import imprint.ledger.Filter;
import imprint.ledger.InHand;
import imprint.ledger.Records;
import imprint.ledger.Unit;
import imprint.ledger.stats.Figures;
import imprint.returns.Case;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What the screen asks of the ledger; none of it on the window's thread. */
public interface Archive {
  /** The units that bear this text, the latest first. */
  List<Unit> find(String text);

  /** How many units were made for an order, and how many of them passed. */
  OfOrder count(Filter order);

  record OfOrder(long units, long passed) {}

  Records.Page newest(Filter filter, long before, int atMost);

  /** The products of all units. */
  List<InHand.Made> products();

  Life life(Unit unit);

  /**
   * What happened to a unit.
   *
   * @param now as it is at this moment
   * @param open what was begun with it and not ended
   */
  record Life(Unit now, List<Entry> history, Optional<Case> open) {}

  Counts figures(Figures.By by, ZoneId zone, Filter filter);

  /**
   * What units add up to.
   *
   * @param periods by day or hour, as {@link Figures} names them
   * @param open neither done nor given up
   */
  record Counts(
      SortedMap<String, Figures.Period> periods,
      Figures.Period total,
      long open,
      List<Figures.Cause> causes) {
    static Counts of(Figures figures) {
      return new Counts(figures.periods(), figures.total(), figures.open(), figures.causes());
    }
  }

  /**
   * Writes a table of units, without secrets.
   *
   * @return how many
   */
  long export(Path file, Filter filter);

  /** The same of these units. */
  long export(Path file, List<Unit> units);
}
