package imprint.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class LayoutDraftTest {
  @TempDir Path folder;

  private static Layout read(String yaml) {
    return LayoutFile.read(yaml.getBytes(StandardCharsets.UTF_8), "label.yaml");
  }

  @ParameterizedTest
  @FieldSource("imprint.label.Layout#SHIPPED")
  void whatShipsComesBackFromItsTextToTheDot(String name) throws Exception {
    String text = LayoutDraft.shipped(name).text();
    Layout again = read(text);
    assertThat(again).isEqualTo(Layout.named(name));
    Path file = Files.writeString(folder.resolve("label.yaml"), text);
    assertThat(LayoutDraft.open(file).text()).isEqualTo(text);
    for (int dpi : Label.RESOLUTIONS) {
      LabelMaker before = new LabelMaker(Layout.named(name), dpi);
      LabelMaker after = new LabelMaker(again, dpi);
      assertThat(after.make(Labels.plain()).rendering().raster().dots())
          .isEqualTo(before.make(Labels.plain()).rendering().raster().dots());
    }
    assertThat(text.lines())
        .allMatch(line -> line.length() <= 120)
        .first()
        .asString()
        .startsWith("#");
  }

  @ParameterizedTest
  @EnumSource(LayoutTemplate.class)
  void whatIsAddedIsALayoutAtOnce(LayoutTemplate template) {
    LayoutDraft draft = LayoutDraft.fresh().withElement(template);
    assertThat(draft.mistakes()).isEmpty();
    assertThat(draft.parts()).hasSize(5);
    assertThat(draft.without("/elements/4").same(LayoutDraft.fresh())).isTrue();
  }

  @Test
  void aNewLayoutKeepsAllRulesAtEveryResolution() {
    Trials trials = new Trials();
    for (int dpi : Label.RESOLUTIONS) {
      for (SampleUnit unit : SampleUnit.values()) {
        for (boolean test : new boolean[] {true, false}) {
          assertThat(trials.of(LayoutDraft.fresh(), unit.content(test), dpi).told())
              .as(dpi + " " + unit + " " + test)
              .isEmpty();
        }
      }
    }
  }

  @Test
  void everySampleFitsOnEveryShippedLayoutButTheLongestInBars() {
    Trials trials = new Trials();
    for (String name : Layout.SHIPPED) {
      for (SampleUnit unit : SampleUnit.values()) {
        for (int dpi : Label.RESOLUTIONS) {
          // 32 characters are more than a Code 128 of 94 mm has room for at 203 dpi
          boolean bars = name.equals("carton") && unit == SampleUnit.LONG && dpi == 203;
          assertThat(trials.of(LayoutDraft.shipped(name), unit.content(true), dpi).told())
              .as(name + " " + unit + " " + dpi)
              .matches(told -> told.isEmpty() != bars);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /size/width                 | NUMBER | wide      | /size/width
          /size/width                 | NUMBER | 5000      | /size/width
          /elements/0/qr/module-mm    | NUMBER | 0,5       | /elements/0/qr/module-mm
          /elements/0/qr/module-dots  | NUMBER | 3.5       | /elements/0/qr/module-dots
          /elements/2/column/at/width | NUMBER | 4         | /elements/2/column/at/width
          /elements/2/column/at/left  | NUMBER | zone.rigt | /elements/2/column/at/left
          /elements/2/column/head/1/say | TEXT | {produkt} | /elements/2/column/head/1/say
          /elements/3/test-mark/sizes | SIZES  | 1-8       | /elements/3/test-mark/sizes
          /elements/3/test-mark/sizes | SIZES  | 1: 8-9    | /elements/3/test-mark/sizes/0/to
          /rules/text-pt              | NUMBER | 2         | /rules/text-pt
          /rotate                     | NUMBER | 45        | /rotate
          """)
  void aMistakeIsKeptAndToldAtItsField(
      String pointer, LayoutValue kind, String typed, String where) {
    LayoutDraft draft = LayoutDraft.shipped("standard").with(pointer, kind, typed);
    assertThat(draft.get(pointer).replace('–', '-')).isEqualTo(typed);
    assertThat(draft.mistakes()).extracting(LayoutMistake::pointer).containsExactly(where);
    assertThat(draft.with(pointer, kind, LayoutDraft.shipped("standard").get(pointer)).mistakes())
        .isEmpty();
  }

  @Test
  void everyElementTellsItsOwnMistakeWithTheLineOfTheWhole() {
    LayoutDraft draft =
        LayoutDraft.shipped("standard")
            .with("/elements/0/qr/module-mm", LayoutValue.NUMBER, "x")
            .with("/elements/3/test-mark/at/height", LayoutValue.NUMBER, "900");
    assertThat(draft.mistakes())
        .extracting(LayoutMistake::pointer)
        .containsExactly("/elements/0/qr/module-mm", "/elements/3/test-mark/at/height");
    List<String> lines = draft.text().lines().toList();
    int line = Integer.parseInt(draft.mistakes().getLast().finding().arguments().get(2));
    assertThat(lines.get(line - 1)).contains("900");
    assertThat(draft.mistakes().getLast().range()).contains(new LayoutMistake.Range(0.01, 500));
  }

  @Test
  void whatIsTakenOutOfAPartLeavesNoEmptyPart() {
    LayoutDraft draft = LayoutDraft.fresh();
    LayoutDraft ruled = draft.with("/rules/qr-mm", LayoutValue.NUMBER, "12");
    assertThat(ruled.text()).contains("rules: {qr-mm: 12}");
    assertThat(ruled.with("/rules/qr-mm", LayoutValue.NUMBER, " ").same(draft)).isTrue();
    assertThat(draft.withSheet().text()).contains("columns: 4\n", "rows: 12\n");
    assertThat(draft.withSheet().mistakes()).isEmpty();
    assertThat(draft.withSheet().without("/sheet").same(draft)).isTrue();
  }

  @ParameterizedTest
  @FieldSource("imprint.label.Label#RESOLUTIONS")
  void movesByWholeDotsWhateverItIsMeasuredFrom(int dpi) {
    Trials trials = new Trials();
    for (String name : Layout.SHIPPED) {
      LayoutDraft draft = LayoutDraft.shipped(name);
      List<Trial.Spot> before = trials.of(draft, SampleUnit.USUAL.content(true), dpi).spots();
      for (Trial.Spot spot : before) {
        LayoutDraft moved = draft;
        for (int step = 0; step < 9; step++) {
          moved = moved.movedBy(spot.element(), -1, step % 2, dpi);
        }
        Trial.Spot after =
            trials.of(moved, SampleUnit.USUAL.content(true), dpi).spots().stream()
                .filter(each -> each.element() == spot.element())
                .findFirst()
                .orElseThrow();
        assertThat(Arrays.asList(after.x(), after.y(), after.width(), after.height()))
            .as(name + " " + spot)
            .containsExactly(spot.x() - 9, spot.y() + 4, spot.width(), spot.height());
      }
    }
  }

  @Test
  void isDraggedToWholeTenths() {
    LayoutDraft draft = LayoutDraft.shipped("standard").movedTo(3, 0.26, -1.04);
    assertThat(draft.get("/elements/3/test-mark/at/left")).isEqualTo("1.3");
    assertThat(draft.get("/elements/3/test-mark/at/right")).isEqualTo("0.7");
    assertThat(draft.get("/elements/3/test-mark/at/bottom")).isEqualTo("1.7");
    LayoutDraft anchored = draft.movedTo(2, -0.5, 0).movedTo(0, 0, 1.2);
    assertThat(anchored.get("/elements/2/column/at/left")).isEqualTo("zone.right - 0.5");
    assertThat(anchored.get("/elements/0/qr/at/top")).isEqualTo("center + 1.2");
    assertThat(anchored.movedTo(0, 0, -1.2).get("/elements/0/qr/at/top")).isEqualTo("center");
  }

  @Test
  void listsChangeTheirOrder() {
    LayoutDraft draft = LayoutDraft.shipped("standard").withOrder(3, 0).withCopy(1);
    assertThat(draft.parts())
        .extracting(LayoutPart::kind)
        .containsExactly("test-mark", "qr", "qr", "qr", "column");
    assertThat(draft.parts().get(1).only()).isEqualTo("sale");
    assertThat(draft.parts().get(4).says()).isEqualTo("{vendor}");
    assertThat(draft.withText("/elements/4/column/foot").count("/elements/4/column/foot"))
        .isEqualTo(3);
    assertThat(draft.withText("/elements/4/column/foot").mistakes()).isEmpty();
  }

  @Test
  void aPictureIsStillFoundFromAnotherFolder() throws Exception {
    Path first = Files.createDirectories(folder.resolve("a"));
    Path logo = Files.createFile(first.resolve("logo.png"));
    Path yaml =
        Files.writeString(
            first.resolve("label.yaml"),
            LayoutDraft.fresh().withElement(LayoutTemplate.IMAGE).text());
    LayoutDraft draft = LayoutDraft.open(yaml);
    String file = "/elements/4/image/file";
    assertThat(draft.at(first.resolve("other.yaml")).get(file)).isEqualTo("logo.png");
    assertThat(draft.at(folder.resolve("other.yaml")).get(file)).isEqualTo("a/logo.png");
    assertThat(draft.at(folder.resolve("b").resolve("l.yaml")).get(file))
        .isEqualTo(logo.toString());
  }
}
