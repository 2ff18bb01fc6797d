package imprint.ui.layouts;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.label.LabelMaker;
import imprint.label.Layout;
import imprint.label.LayoutDraft;
import imprint.label.LayoutTemplate;
import imprint.label.LayoutValue;
import imprint.label.Rule;
import imprint.label.SampleUnit;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutsViewModelTest {
  private static final String LEFT = "/elements/2/column/at/left";

  @TempDir Path folder;
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final LayoutsViewModel model =
      new LayoutsViewModel(
          texts, new Background(Runnable::run, Runnable::run), _ -> Optional.empty());

  private Looked looked() {
    return model.preview().lookedProperty().get();
  }

  private LayoutDraft draft() {
    return model.editing().draftProperty().get();
  }

  private List<RuleLine> broken() {
    return model.words().lines(looked(), model.editing().parts()).stream()
        .filter(line -> line.state() == RuleLine.State.BROKEN)
        .toList();
  }

  @Test
  void beginsWithALayoutThatKeepsAllRules() {
    assertThat(model.titleProperty().get()).isEqualTo("standard");
    assertThat(model.unsaved()).isFalse();
    assertThat(looked().wrongs()).isZero();
    assertThat(model.words().summary(looked())).isEqualTo("All 14 rules are kept.");
    assertThat(model.words().lines(looked(), model.editing().parts()))
        .hasSize(Rule.values().length)
        .allMatch(line -> line.state() == RuleLine.State.KEPT);
  }

  @Test
  void showsTheVeryDotsThatArePrinted() {
    for (boolean test : new boolean[] {false, true}) {
      model.preview().test.set(test);
      model.preview().unit.set(PreviewUnit.CHINESE);
      model.preview().dpi.set(300);
      var printed =
          new LabelMaker(Layout.standard(), 300)
              .make(SampleUnit.CHINESE.content(test))
              .rendering()
              .raster();
      for (int at = 0; at < looked().pixels().length; at++) {
        boolean black = printed.black(at % printed.width(), at / printed.width());
        assertThat(looked().pixels()[at]).isEqualTo(black ? 0xFF000000 : 0xFFFFFFFF);
      }
      assertThat(looked().pixels()).hasSize(printed.width() * printed.height());
    }
  }

  @Test
  void aRuleThatIsBrokenNamesTheElement() {
    model.editing().selected.set(2);
    model.editing().shift(-2, 0);
    assertThat(broken()).first().extracting(RuleLine::name).isEqualTo("White zones around codes");
    assertThat(broken().getFirst().whose()).containsExactly(new RuleLine.Whose(2, "3  Column"));
    assertThat(broken().getFirst().act()).contains("Move it away");
    assertThat(model.sayProperty().get()).startsWith("Put right what the rules say");
    model.editing().undo();
    assertThat(broken()).isEmpty();
  }

  @Test
  void whatDoesNotFitIsSaidOfItsElementAndTheRestIsStillDrawn() {
    model.editing().type("/elements/2/column/at/right", LayoutValue.NUMBER, "25");
    assertThat(broken()).singleElement().extracting(RuleLine::name).isEqualTo("It does not fit");
    assertThat(broken().getFirst().whose()).hasSize(1);
    assertThat(looked().fresh()).isTrue();
    assertThat(looked().trial().orElseThrow().spots()).hasSize(2);
    assertThat(looked().trial().orElseThrow().rules()).isEmpty();
  }

  @Test
  void aMistakeIsToldAtItsFieldAndNothingIsLost() {
    model.editing().type(LEFT, LayoutValue.NUMBER, "zone.rigt");
    assertThat(draft().get(LEFT)).isEqualTo("zone.rigt");
    assertThat(looked().mistakes()).hasSize(1);
    assertThat(looked().wrong()).containsExactly(2);
    assertThat(broken().getFirst().sentence())
        .isEqualTo("Left: Millimetres, or a place such as zone.right + 1.");
    // the picture is the one before
    assertThat(looked().fresh()).isFalse();
    assertThat(looked().trial()).isPresent();
    model.save(folder.resolve("label.yaml"));
    assertThat(folder).isEmptyDirectory();
    assertThat(model.sayProperty().get()).startsWith("Nothing was saved");
    model.editing().type(LEFT, LayoutValue.NUMBER, "zone.right");
    assertThat(looked().wrongs()).isZero();
    assertThat(model.unsaved()).isFalse();
  }

  @Test
  void aNumberOutOfItsRangeIsToldWithTheRange() {
    model.editing().type("/size/width", LayoutValue.NUMBER, "1000");
    assertThat(broken().getFirst().sentence()).isEqualTo("Width: From 4 to 300.");
    model.editing().type("/size/width", LayoutValue.NUMBER, "");
    assertThat(broken()).isNotEmpty();
    model.editing().type("/elements/2/column/at/width", LayoutValue.NUMBER, "10");
    assertThat(broken())
        .extracting(RuleLine::sentence)
        .anyMatch(sentence -> sentence.startsWith("Width: "));
  }

  @Test
  void typingIsOneStepBackAndSoIsMoving() {
    EditingModel editing = model.editing();
    for (String typed : List.of("1", "1.", "1.2", "1.25")) {
      editing.type("/elements/3/test-mark/at/left", LayoutValue.NUMBER, typed);
    }
    editing.selected.set(3);
    editing.nudge(0, -1);
    editing.nudge(0, -1);
    editing.settle();
    editing.nudge(0, -1);
    editing.undo();
    editing.undo();
    assertThat(draft().get("/elements/3/test-mark/at/left")).isEqualTo("1.25");
    assertThat(draft().get("/elements/3/test-mark/at/bottom")).isEqualTo("0.7");
    editing.undo();
    assertThat(draft().same(LayoutDraft.shipped("standard"))).isTrue();
    assertThat(editing.undoableProperty().get()).isFalse();
    editing.redo();
    editing.redo();
    assertThat(draft().get("/elements/3/test-mark/at/bottom")).isNotEqualTo("0.7");
    editing.add(LayoutTemplate.LINE);
    assertThat(editing.redoableProperty().get()).isFalse();
    assertThat(editing.selected.get()).isEqualTo(4);
    editing.remove();
    assertThat(editing.selected.get()).isEqualTo(3);
  }

  @Test
  void whatIsDraggedGoesWhereTheHandGoesThoughTheLabelIsTurned() {
    EditingModel editing = model.editing();
    for (String turn : List.of("0", "90", "180", "270")) {
      editing.type("/rotate", LayoutValue.NUMBER, turn);
      editing.selected.set(2);
      var before = spot();
      editing.drag(draft(), 1, 0.5);
      var after = spot();
      assertThat(after.x() - before.x()).as(turn).isBetween(7, 9);
      assertThat(after.y() - before.y()).as(turn).isBetween(3, 5);
      editing.undo();
    }
  }

  private imprint.label.Trial.Spot spot() {
    return looked().trial().orElseThrow().spots().stream()
        .filter(spot -> spot.element() == 2)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void isSavedWholeAndCalledAsItsFile() throws Exception {
    Path file = Files.writeString(folder.resolve("lamp.yaml"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    model.editing().selected.set(2);
    model.editing().shift(1, 0);
    model.save(file);
    assertThat(model.titleProperty().get()).isEqualTo("lamp.yaml");
    assertThat(model.file()).contains(file);
    assertThat(model.unsaved()).isFalse();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw-r--");
    assertThat(folder).isDirectoryContaining("glob:**lamp.yaml").isNotEmptyDirectory();
    assertThat(folder.toFile().list()).containsExactly("lamp.yaml");
    assertThat(LayoutDraft.open(file).get("/name")).isEqualTo("lamp");
    assertThat(Files.readString(file)).isEqualTo(draft().text());
    model.editing().undo();
    assertThat(model.unsaved()).isTrue();
    assertThat(draft().home()).contains(file);
  }

  @Test
  void asksBeforeChangesAreLost() {
    Path file = folder.resolve("label.yaml");
    model.editing().add(LayoutTemplate.LINE);
    model.openShipped("body");
    assertThat(model.askingProperty().get()).isTrue();
    assertThat(model.titleProperty().get()).isEqualTo("standard");
    model.stay();
    assertThat(draft().parts()).hasSize(5);
    model.openShipped("body");
    model.save(file);
    assertThat(file).exists();
    assertThat(model.titleProperty().get()).isEqualTo("body");
    model.editing().add(LayoutTemplate.LINE);
    model.open(file);
    model.discard();
    assertThat(model.titleProperty().get()).isEqualTo("label.yaml");
    assertThat(model.askingProperty().get()).isFalse();
    assertThat(draft().parts()).hasSize(5);
  }

  @Test
  void aFileThatIsNoLayoutLeavesTheDraftAsItIs() throws Exception {
    Path file = Files.writeString(folder.resolve("label.yaml"), "size: [");
    model.open(file);
    assertThat(model.titleProperty().get()).isEqualTo("standard");
    assertThat(model.sayProperty().get()).contains("no valid value for size");
    model.save(folder.resolve("no").resolve("label.yaml"));
    assertThat(model.sayProperty().get()).contains("cannot be written");
    assertThat(model.unsaved()).isFalse();
  }

  @Test
  void goesOnInAnotherLanguage() {
    model.openShipped("carton");
    model.editing().selected.set(4);
    model.editing().shift(0, 1);
    LayoutsViewModel chinese =
        new LayoutsViewModel(
            new Texts(Locale.SIMPLIFIED_CHINESE),
            new Background(Runnable::run, Runnable::run),
            _ -> Optional.empty());
    chinese.follow(model);
    assertThat(chinese.editing().draftProperty().get().same(draft())).isTrue();
    assertThat(chinese.unsaved()).isTrue();
    assertThat(chinese.editing().selected.get()).isEqualTo(4);
    assertThat(chinese.sayProperty().get()).startsWith("请按规则的提示改正");
  }

  /** Work waits until the test lets it be done. */
  @Test
  void onlyTheLastOfManyChangesIsDrawn() {
    Deque<Runnable> waiting = new ArrayDeque<>();
    LayoutsViewModel slow =
        new LayoutsViewModel(
            texts, new Background(waiting::add, Runnable::run), _ -> Optional.empty());
    for (int width = 60; width < 80; width++) {
      slow.editing().type("/size/width", LayoutValue.NUMBER, Integer.toString(width));
    }
    long drawn = 0;
    while (!waiting.isEmpty()) {
      Looked before = slow.preview().lookedProperty().get();
      waiting.remove().run();
      drawn += slow.preview().lookedProperty().get().equals(before) ? 0 : 1;
    }
    assertThat(drawn).isEqualTo(1);
    assertThat(slow.preview().lookedProperty().get().trial().orElseThrow().dots().width())
        .isEqualTo((int) Math.round(79 * 203 / 25.4));
  }

  @Test
  void theEditorsSourcesAreTheRulesOwn() {
    for (Rule rule : Rule.values()) {
      assertThat(
              texts
                  .get("layouts.source." + rule)
                  .replace("the record of the unit", "the unit's record"))
          .isEqualTo(rule.source());
    }
  }
}
