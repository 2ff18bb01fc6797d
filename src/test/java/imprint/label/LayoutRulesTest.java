package imprint.label;

import static imprint.label.LayoutElementsTest.CODE;
import static imprint.label.LayoutElementsTest.HEAD;
import static imprint.label.LayoutElementsTest.maker;
import static imprint.label.LayoutElementsTest.said;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no layout may do. */
class LayoutRulesTest {
  @Test
  void whiteTextNeedsABoxUnderIt() {
    String text =
        """
          - text:
              at: {left: 30, right: 2, bottom: 2, height: 5}
              say: "FRAGILE"
              white: true
              sizes: [{lines: 1, from: 8, to: 6}]
        """;
    String box = "  - box: {at: {left: 29, right: 1, bottom: 1, height: 7}}\n";
    Labels.refused("label.overlap", () -> maker(text, 203).make(Labels.plain()));
    // what comes later hides what was there
    Labels.refused("label.overlap", () -> maker(text + box, 203).make(Labels.plain()));
    assertThat(said(maker(box + text, 203).make(Labels.plain()), Mark.Role.OTHER))
        .isEqualTo("FRAGILE");
  }

  @Test
  void aBoxThatHidesTheTestMarkIsSeen() {
    String mark =
        """
          - test-mark:
              at: {left: 30, right: 2, bottom: 2, height: 6}
              sizes: [{lines: 1, from: 8, to: 6}]
        """;
    assertThat(said(maker(mark, 203).make(Labels.test()), Mark.Role.TEST)).contains("TEST");
    String box = "  - box: {at: {left: 29, right: 1, bottom: 1, height: 8}}\n";
    Labels.refused("label.overlap", () -> maker(mark + box, 203).make(Labels.test()));
  }

  @Test
  void aBoxWhoseEdgesAreTheWrongWayRoundIsNoBox() {
    for (String at :
        List.of(
            "left: 50, right: 20, bottom: 2, height: 4",
            "left: center, right: 20, bottom: 2, height: 4",
            "left: 30, width: 4, top: 28, bottom: 10")) {
      String box = "  - box: {at: {%s}}\n".formatted(at);
      Labels.refused("label.layout-place", () -> maker(box, 203).make(Labels.plain()));
    }
  }

  @Test
  void aLayoutWithoutATestMarkIsNoLayoutForTestUnits() {
    Labels.refused("label.test-mark", () -> maker("", 203).make(Labels.test()));
  }

  @Test
  void theRulesOfABrandProgrammeAreSettings() {
    Labels.refused(
        "label.qr-small", () -> maker(HEAD + "rules: {qr-mm: 15}\n", "", 203).make(Labels.plain()));
    Labels.refused(
        "label.text-small",
        () -> maker(HEAD + "rules: {manual-code-pt: 14}\n", "", 203).make(Labels.plain()));
    Labels.refused(
        "label.module-small",
        () -> maker(HEAD + "rules: {module-mm: 0.7}\n", "", 203).make(Labels.plain()));
  }

  @Test
  void aModuleOfTwoDotsIsRefusedWhateverTheRulesSay() {
    String yaml = (HEAD + "rules: {module-mm: 0.25}\n" + CODE).replace("0.5, at", "0.25, at");
    LabelMaker maker =
        new LabelMaker(LayoutFile.read(yaml.getBytes(StandardCharsets.UTF_8), "x"), 203);
    Labels.refused("label.module-small", () -> maker.make(Labels.plain()));
  }
}
