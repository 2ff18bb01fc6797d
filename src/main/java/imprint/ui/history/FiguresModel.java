package imprint.ui.history;

import imprint.finding.Finding;
import imprint.ledger.stats.Figures;
import imprint.ui.history.Summary.Bar;
import imprint.ui.history.Summary.Cause;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the units of the filter add up to; counted when somebody looks. */
public final class FiguresModel {
  /** As many as have room for their numbers. */
  static final int MOST_BARS = 14;

  static final int MOST_CAUSES = 7;

  /** As many arguments as any sentence has. */
  private static final Object[] ANYTHING = Collections.nCopies(12, "…").toArray();

  private final Texts texts;
  private final Background background;
  private final Archive archive;
  private final FilterModel filter;
  private final ZoneId zone;
  private final ReadOnlyObjectWrapper<Optional<Summary>> summary =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private boolean watched;
  private int asked;

  FiguresModel(
      Texts texts, Background background, Archive archive, FilterModel filter, ZoneId zone) {
    this.texts = texts;
    this.background = background;
    this.archive = archive;
    this.filter = filter;
    this.zone = zone;
  }

  /**
   * Somebody looks at it, or not any more: counting thousands of units for nobody is for nothing.
   */
  public void watch(boolean looked) {
    watched = looked;
    if (looked && summary.get().isEmpty()) {
      count();
    }
  }

  void forget() {
    summary.set(Optional.empty());
    asked++;
    if (watched) {
      count();
    }
  }

  private void count() {
    int mine = ++asked;
    boolean hours = filter.period.get().byHour();
    Figures.By by = hours ? Figures.By.HOUR : Figures.By.DAY;
    background.run(
        () -> archive.figures(by, zone, filter.all()),
        figures -> show(mine, told(figures, hours)),
        cause -> {
          Finding finding = Problem.finding(cause);
          show(mine, new Summary(finding.sentence(texts.locale()), "", List.of(), List.of()));
        });
  }

  private void show(int mine, Summary told) {
    if (mine == asked) {
      summary.set(Optional.of(told));
    }
  }

  private Summary told(Archive.Counts figures, boolean hours) {
    Figures.Period total = figures.total();
    String sentence =
        total.done() + total.failed() == 0
            ? texts.get("history.figures.none")
            : texts.get(
                "history.figures.total",
                total.done(),
                total.failed(),
                Math.floor(total.percent() * 10) / 10,
                figures.open());
    return new Summary(
        sentence,
        texts.get(hours ? "history.yield.hour" : "history.yield.day"),
        bars(figures, hours),
        causes(figures.causes()));
  }

  /** Of "2026-11-26 14:00" and "2026-11-26" the part that tells one bar from its neighbours. */
  private List<Bar> bars(Archive.Counts figures, boolean hours) {
    List<Bar> bars = new ArrayList<>();
    for (Map.Entry<String, Figures.Period> one : figures.periods().entrySet()) {
      Figures.Period period = one.getValue();
      if (period.done() + period.failed() > 0) {
        bars.add(
            new Bar(
                one.getKey().substring(hours ? 11 : 5),
                period.done(),
                period.failed(),
                texts.get("history.percent", Math.floor(period.percent()))));
      }
    }
    return bars.subList(Math.max(0, bars.size() - MOST_BARS), bars.size());
  }

  private List<Cause> causes(List<Figures.Cause> all) {
    List<Cause> told = new ArrayList<>();
    int shown = all.size() <= MOST_CAUSES + 1 ? all.size() : MOST_CAUSES;
    for (Figures.Cause one : all.subList(0, shown)) {
      told.add(
          new Cause(
              Integer.toString(told.size() + 1),
              sentence(one.code()),
              one.code(),
              one.count(),
              one.percent(),
              one.upToHere()));
    }
    if (shown < all.size()) {
      List<Figures.Cause> rest = all.subList(shown, all.size());
      told.add(
          new Cause(
              "…",
              texts.get("history.cause.others", rest.size()),
              "",
              rest.stream().mapToLong(Figures.Cause::count).sum(),
              rest.stream().mapToDouble(Figures.Cause::percent).sum(),
              100));
    }
    return told;
  }

  private String sentence(String code) {
    if (code.equals(Figures.RETIRED)) {
      return texts.get("history.cause.retired");
    }
    return Finding.known(code)
        ? Finding.note(code, ANYTHING).sentence(texts.locale()).replace("….", "…")
        : texts.get("history.cause.unknown");
  }

  /** Empty while it is being counted. */
  public ReadOnlyObjectProperty<Optional<Summary>> summaryProperty() {
    return summary.getReadOnlyProperty();
  }
}
