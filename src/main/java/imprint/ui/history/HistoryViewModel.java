package imprint.ui.history;

import imprint.finding.Finding;
import imprint.ledger.Filter;
import imprint.ledger.InHand;
import imprint.ledger.Records.Page;
import imprint.ledger.Unit;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The history screen as values: what is looked for, what was found, and the unit in hand. */
public final class HistoryViewModel {
  /** As many as somebody scrolls through at a time. */
  static final int PAGE = 100;

  /** What a person types or a scanner reads. */
  public final StringProperty search = new SimpleStringProperty("");

  /** Whether whoever looks here may work on a unit. */
  public final BooleanProperty returnable = new SimpleBooleanProperty(true);

  private final Texts texts;
  private final Background background;
  private final Archive archive;
  private final Search lookup;
  private final Consumer<String> toReturns;
  private final FilterModel filter;
  private final FiguresModel figures;
  private final UnitWords words;
  private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(Found.NOTHING_YET);
  private final ReadOnlyObjectWrapper<Optional<UnitLife>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<InHand.Made>> products =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper say = new ReadOnlyStringWrapper("");

  /** What is asked last is what counts, in whatever order the answers come. */
  private int asked;

  private int wanted;

  /**
   * @param zone whose days these are
   * @param toReturns takes the serial number of a unit that is to be worked on
   */
  public HistoryViewModel(
      Texts texts,
      Background background,
      Archive archive,
      InstantSource clock,
      ZoneId zone,
      Consumer<String> toReturns) {
    this.texts = texts;
    this.background = background;
    this.archive = archive;
    this.lookup = new Search(archive);
    this.toReturns = toReturns;
    this.filter = new FilterModel(clock, zone);
    this.figures = new FiguresModel(texts, background, archive, filter, zone);
    this.words = new UnitWords(texts, zone);
    say.set(texts.get("history.act"));
    filter.whenChanged(this::filterChanged);
  }

  /** Looks for what {@code before} was looking for. */
  public void follow(HistoryViewModel before) {
    filter.follow(before.filter);
    search.set(before.search.get());
    if (before.found.get().searched()) {
      find();
    }
    before.chosen.get().ifPresent(life -> choose(words.row(life.unit())));
  }

  /** The screen came to the front: what was made meanwhile is on it. */
  public void shown() {
    background.run(archive::products, products::set, this::failed);
    if (!found.get().searched()) {
      latest();
    }
    figures.forget();
  }

  private void filterChanged() {
    search.set("");
    latest();
    figures.forget();
  }

  private void latest() {
    int mine = ++asked;
    background.run(
        () -> archive.newest(filter.units(), Page.NEWEST, PAGE),
        page -> {
          if (mine == asked) {
            show(Found.latest(rows(page.units()), page.next(), texts.get("history.none")));
            say.set(texts.get("history.act"));
          }
        },
        this::failed);
  }

  /** Puts the next older ones under those that are shown. */
  public void older() {
    Found now = found.get();
    if (now.next() == 0) {
      return;
    }
    int mine = ++asked;
    background.run(
        () -> archive.newest(meant(now), now.next(), PAGE),
        page -> {
          if (mine == asked) {
            found.set(now.and(rows(page.units()), page.next()));
          }
        },
        this::failed);
  }

  /** Which units are listed that were not looked for one by one. */
  private Filter meant(Found now) {
    return now.order().map(Filter::ofOrder).orElseGet(filter::units);
  }

  private List<UnitRow> rows(List<Unit> units) {
    return units.stream().map(words::row).toList();
  }

  private void show(Found now) {
    found.set(now);
    boolean still =
        chosen.get().stream()
            .anyMatch(life -> now.rows().stream().anyMatch(row -> same(row.unit(), life.unit())));
    if (!still) {
      wanted++;
      chosen.set(Optional.empty());
    }
    if (now.searched() && !now.rows().isEmpty()) {
      choose(now.rows().getFirst());
    }
  }

  private static boolean same(Unit one, Unit other) {
    return one.id() == other.id();
  }

  /** Looks for what was typed or scanned; nothing: shows the latest again. */
  public void find() {
    String text = search.get() == null ? "" : search.get().strip();
    if (text.isEmpty()) {
      latest();
      return;
    }
    int mine = ++asked;
    background.run(
        () -> lookup.of(text),
        result -> {
          if (mine == asked) {
            show(result);
          }
        },
        cause -> {
          if (mine == asked) {
            Finding finding = Problem.finding(cause);
            show(found(List.of(), finding.sentence(texts.locale())));
            say.set(finding.nextAct(texts.locale()));
          }
        });
  }

  private void show(Search.Result result) {
    switch (result) {
      case Search.Result.Units(List<Unit> units) -> {
        show(found(units, texts.get("history.unknown")));
        say.set(units.isEmpty() ? texts.get("history.unknown.act") : foundAct());
      }
      case Search.Result.Order(String number, Archive.OfOrder count, Page newest) -> {
        show(new Found(rows(newest.units()), newest.next(), true, Optional.of(number), ""));
        say.set(texts.get("history.found.order", number, count.units(), count.passed()));
      }
    }
  }

  private Found found(List<Unit> units, String none) {
    return new Found(rows(units), 0, true, Optional.empty(), none);
  }

  private String foundAct() {
    return returnable.get() ? texts.get("history.found.act") : texts.get("history.found.only.act");
  }

  /** Tells the life of that unit. */
  public void choose(UnitRow row) {
    int mine = ++wanted;
    background.run(
        () -> archive.life(row.unit()),
        life -> {
          if (mine == wanted) {
            chosen.set(Optional.of(words.life(life)));
          }
        },
        this::failed);
  }

  /** Takes the chosen unit to where returned units are worked on. */
  public void takeToReturns() {
    chosen.get().ifPresent(life -> toReturns.accept(life.unit().serialNumber()));
  }

  /** Writes what the list shows, and what follows it, to a file. */
  public void export(Path file) {
    Found now = found.get();
    Filter meant = meant(now);
    say.set(texts.get("history.exporting"));
    background.run(
        () ->
            now.searched() && now.order().isEmpty()
                ? archive.export(file, now.rows().stream().map(UnitRow::unit).toList())
                : archive.export(file, meant),
        count -> say.set(texts.get("history.exported", count, file.getFileName())),
        this::failed);
  }

  private void failed(Exception cause) {
    Finding finding = Problem.finding(cause);
    say.set(finding.sentence(texts.locale()) + " " + finding.nextAct(texts.locale()));
  }

  public FilterModel filter() {
    return filter;
  }

  public FiguresModel figures() {
    return figures;
  }

  public ReadOnlyObjectProperty<Found> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** Empty while no unit is chosen. */
  public ReadOnlyObjectProperty<Optional<UnitLife>> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** What there is to choose from. */
  public ReadOnlyObjectProperty<List<InHand.Made>> productsProperty() {
    return products.getReadOnlyProperty();
  }

  /** What to do now, or what came of the last act: always one sentence. */
  public ReadOnlyStringProperty sayProperty() {
    return say.getReadOnlyProperty();
  }
}
