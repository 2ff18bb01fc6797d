package imprint.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.Event;
import imprint.ledger.State;
import imprint.ui.history.Summary.Bar;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import imprint.ui.line.HandCrank;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryViewModelTest {
  private static final ZoneId ZONE = ZoneOffset.ofHours(8);

  private final HandCrank workers = new HandCrank();
  private final ScriptedArchive archive = new ScriptedArchive();
  private final List<String> sent = new ArrayList<>();
  private final HistoryViewModel model = model(Locale.ENGLISH);

  private HistoryViewModel model(Locale language) {
    return new HistoryViewModel(
        new Texts(language),
        new Background(workers, Runnable::run),
        archive,
        () -> MadeUp.MORNING,
        ZONE,
        sent::add);
  }

  @Test
  void theNewestComeFirstAndOlderOnesPageByPage() {
    for (int n = 1; n <= 2 * HistoryViewModel.PAGE + 5; n++) {
      archive.add(MadeUp.done(n));
    }
    show();
    assertThat(rows()).hasSize(HistoryViewModel.PAGE).startsWith("LUM-24-000205");
    model.older();
    workers.turn();
    model.older();
    workers.turn();
    assertThat(rows()).hasSize(205).endsWith("LUM-24-000001").doesNotHaveDuplicates();
    assertThat(found().next()).isZero();
    model.older();
    workers.turn();
    assertThat(rows()).hasSize(205);
  }

  @Test
  void whatWasLookedForIsFoundInAnotherLanguageToo() {
    archive.add(MadeUp.done(1));
    archive.add(MadeUp.done(2));
    show();
    model.filter().standing.set(Optional.of(Standing.PASSED));
    model.search.set("LUM-24-000001");
    model.find();
    workers.turn();
    HistoryViewModel after = model(Locale.SIMPLIFIED_CHINESE);
    after.follow(model);
    workers.turn();
    after.shown();
    workers.turn();
    assertThat(after.search.get()).isEqualTo("LUM-24-000001");
    assertThat(after.filter().standing.get()).contains(Standing.PASSED);
    assertThat(after.foundProperty().get().rows())
        .extracting(row -> row.unit().serialNumber())
        .containsExactly("LUM-24-000001");
    assertThat(after.chosenProperty().get()).isPresent();
  }

  @Test
  void aRowSaysWhatItIsInWords() {
    archive.add(MadeUp.begun(7, "Lamp").then(State.SET_ASIDE, new Event.SetAside("rom.gone", "x")));
    show();
    UnitRow row = found().rows().getFirst();
    assertThat(row.word()).isEqualTo("Set aside");
    assertThat(row.facts()).isEqualTo("2026-11-26 15:03  ·  Lamp  ·  60:55:f9:7b:00:07");
  }

  @Test
  void aScanShowsItsUnitAndTheLifeOfIt() {
    archive.add(MadeUp.done(1)).add(MadeUp.done(2));
    show();
    look(" LUM-24-000001 ");
    assertThat(rows()).containsExactly("LUM-24-000001");
    UnitLife life = model.chosenProperty().get().orElseThrow();
    assertThat(life.word()).isEqualTo("Passed");
    assertThat(life.moments()).hasSize(7);
    assertThat(life.moments().get(3).what())
        .isEqualTo("Proven: Read back from the chip: equal.")
        .doesNotContain("md5");
    assertThat(life.open()).isEmpty();
    assertThat(model.sayProperty().get()).startsWith("This is the unit");
    model.takeToReturns();
    assertThat(sent).containsExactly("LUM-24-000001");
  }

  @Test
  void whatIsNotKnownIsSaidAndAnEmptySearchShowsTheLatestAgain() {
    archive.add(MadeUp.done(1));
    show();
    look("nothing");
    assertThat(rows()).isEmpty();
    assertThat(found().none()).startsWith("No unit bears this, and none was made for");
    assertThat(model.chosenProperty().get()).isEmpty();
    look("");
    assertThat(rows()).containsExactly("LUM-24-000001");
    assertThat(found().searched()).isFalse();
  }

  @Test
  void theNumberOfAnOrderFindsItsUnitsTheNewestFirst() {
    for (int n = 1; n <= HistoryViewModel.PAGE + 5; n++) {
      archive.add(MadeUp.doneFor("WO-4711", n));
    }
    archive.add(MadeUp.done(200));
    archive.add(
        MadeUp.doneFor("WO-4711", 201).then(State.RETIRED, new Event.Retired("Broken housing")));
    show();
    model.filter().standing.set(Optional.of(Standing.OPEN));
    workers.turn();
    look("WO-4711");
    assertThat(model.sayProperty().get())
        .startsWith("Order WO-4711: 106 found, 105 passed. Choose a unit");
    assertThat(rows())
        .hasSize(HistoryViewModel.PAGE)
        .startsWith("LUM-24-000201", "LUM-24-000105")
        .doesNotContain("LUM-24-000200");
    assertThat(model.chosenProperty().get().orElseThrow().facts())
        .contains(new UnitLife.Fact("Order", "WO-4711"));
    model.older();
    workers.turn();
    assertThat(rows()).hasSize(106).endsWith("LUM-24-000001").doesNotHaveDuplicates();
    assertThat(found().next()).isZero();
    model.export(Path.of("order.csv"));
    workers.turn();
    assertThat(model.sayProperty().get()).isEqualTo("106 units are in order.csv.");
    assertThat(archive.exported).isEmpty();
  }

  @Test
  void theWholeCodeOfASheetFindsTheOrderToo() {
    archive.add(MadeUp.doneFor("WO-4711", 1));
    show();
    look("WO-4711;500");
    assertThat(rows()).containsExactly("LUM-24-000001");
    look("wo-4711");
    assertThat(rows()).isEmpty();
  }

  @Test
  void aUnitOfThatNameComesBeforeAnOrder() {
    archive.add(MadeUp.done(1)).add(MadeUp.doneFor("LUM-24-000001", 2));
    show();
    look("LUM-24-000001");
    assertThat(rows()).containsExactly("LUM-24-000001");
    assertThat(model.sayProperty().get()).startsWith("This is the unit");
    assertThat(model.chosenProperty().get().orElseThrow().facts())
        .extracting(UnitLife.Fact::name)
        .doesNotContain("Order");
  }

  @Test
  void whatIsAskedLastIsShownWhateverComesFirst() {
    archive.add(MadeUp.done(1)).add(MadeUp.done(2));
    model.search.set("LUM-24-000001");
    model.find();
    model.search.set("LUM-24-000002");
    model.find();
    workers.turn();
    assertThat(rows()).containsExactly("LUM-24-000002");
  }

  @Test
  void anOpenUnitSaysWhatIsOpen() {
    archive.add(MadeUp.begun(3, "Lamp"));
    show();
    look("LUM-24-000003");
    assertThat(model.chosenProperty().get().orElseThrow().open())
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.sentence()).contains("never finished");
              assertThat(problem.act()).doesNotContain("--");
            });
  }

  @Test
  void theFilterAsksForDaysOfThisPlaceAndForStates() {
    archive.add(MadeUp.done(1)).add(MadeUp.begun(2, "Lamp"));
    show();
    model.filter().standing.set(Optional.of(Standing.OPEN));
    workers.turn();
    assertThat(rows()).containsExactly("LUM-24-000002");
    model.filter().day.set(LocalDate.of(2026, 11, 24));
    model.filter().period.set(Period.DAY);
    workers.turn();
    assertThat(archive.asked.getLast().from()).isEqualTo(Instant.parse("2026-11-23T16:00:00Z"));
    assertThat(archive.asked.getLast().to()).isEqualTo(Instant.parse("2026-11-24T16:00:00Z"));
    model.filter().period.set(Period.WEEK);
    workers.turn();
    assertThat(archive.asked.getLast().from()).isEqualTo(Instant.parse("2026-11-19T16:00:00Z"));
    model.filter().period.set(Period.ANY);
    workers.turn();
    assertThat(archive.asked.getLast().from()).isNull();
  }

  @Test
  void aChosenUnitThatTheFilterLeavesOutIsNotShownAnyMore() {
    archive.add(MadeUp.done(1));
    show();
    model.choose(found().rows().getFirst());
    workers.turn();
    assertThat(model.chosenProperty().get()).isPresent();
    model.filter().standing.set(Optional.of(Standing.RETIRED));
    workers.turn();
    assertThat(model.chosenProperty().get()).isEmpty();
  }

  @Test
  void whatIsShownIsExported() {
    archive.add(MadeUp.done(1)).add(MadeUp.done(2));
    show();
    model.export(Path.of("all.csv"));
    workers.turn();
    assertThat(model.sayProperty().get()).isEqualTo("2 units are in all.csv.");
    assertThat(archive.exported).isEmpty();
    look("LUM-24-000001");
    model.export(Path.of("one.csv"));
    workers.turn();
    assertThat(archive.exported).hasSize(1);
    assertThat(model.sayProperty().get()).isEqualTo("1 units are in one.csv.");
  }

  @Test
  void figuresAreCountedOnlyWhileSomebodyLooks() {
    archive.period("2026-11-25", 40, 0).period("2026-11-26", 199, 1);
    archive.cause("rom.gone", 1, 100, 100);
    show();
    assertThat(model.figures().summaryProperty().get()).isEmpty();
    model.figures().watch(true);
    workers.turn();
    Summary summary = model.figures().summaryProperty().get().orElseThrow();
    assertThat(summary.sentence())
        .isEqualTo("239 passed, 1 set aside: 99.5 % passed. Not finished: 2");
    assertThat(summary.bars())
        .containsExactly(new Bar("11-25", 40, 0, "100 %"), new Bar("11-26", 199, 1, "99 %"));
    assertThat(summary.causes().getFirst().sentence()).contains("…").doesNotContain("{");
  }

  @Test
  void manyCausesEndInOneForTheRest() {
    archive.period("2026-11-26", 1, 45);
    for (int n = 9; n >= 1; n--) {
      archive.cause("a.b" + n, n, n / 0.45, 0);
    }
    model.figures().watch(true);
    workers.turn();
    List<Summary.Cause> causes = model.figures().summaryProperty().get().orElseThrow().causes();
    assertThat(causes).hasSize(FiguresModel.MOST_CAUSES + 1);
    assertThat(causes.getLast().count()).isEqualTo(3);
    assertThat(causes.getLast().upToHere()).isEqualTo(100);
    assertThat(causes.getFirst().sentence()).isNotBlank();
  }

  private void show() {
    model.shown();
    workers.turn();
  }

  private void look(String text) {
    model.search.set(text);
    model.find();
    workers.turn();
  }

  private Found found() {
    return model.foundProperty().get();
  }

  private List<String> rows() {
    return found().rows().stream().map(UnitRow::serialNumber).toList();
  }
}
