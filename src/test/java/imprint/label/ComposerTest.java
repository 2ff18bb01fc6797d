package imprint.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposerTest {
  private static String said(LabelContent content, Mark.Role role) {
    return Labels.drawing(content, 203)
        .texts(role)
        .map(text -> text.words().text())
        .collect(Collectors.joining("|"));
  }

  private static LabelContent serial(String serial) {
    return Labels.named("Nimbus Smart Plug", "Northwind Lighting", serial);
  }

  @Test
  void theManualCodeIsGroupedByFourThreeFour() {
    assertThat(said(Labels.plain(), Mark.Role.MANUAL_CODE)).matches("\\d{4}-\\d{3}-\\d{4}");
  }

  @Test
  void leadingZerosOfASerialNumberStay() {
    assertThat(said(serial("000042"), Mark.Role.SERIAL)).isEqualTo("S/N 000042");
  }

  @Test
  void aSerialNumberOfThirtyTwoDigitsTakesTwoEvenLines() {
    assertThat(said(serial("3f9a7c6618d0e2b40c5577aa91e6d3f8"), Mark.Role.SERIAL))
        .isEqualTo("S/N 3f9a7c6618d0e2b4|0c5577aa91e6d3f8");
  }

  @Test
  void refusesASerialNumberThatCannotBeReadAtAnySize() {
    Labels.refused("label.serial-too-long", () -> Labels.drawing(serial("W".repeat(60)), 300));
  }

  @Test
  void refusesAProductNameThatCannotBeReadAtAnySize() {
    Labels.refused(
        "label.product-too-long",
        () -> Labels.drawing(Labels.named("Plug ".repeat(40), "Northwind", "1"), 300));
  }

  @Test
  void refusesAVendorNameThatCannotBeReadAtAnySize() {
    Labels.refused(
        "label.vendor-too-long",
        () -> Labels.drawing(Labels.named("Plug", "Northwind ".repeat(20), "1"), 300));
  }

  @Test
  void aLongProductNameIsBrokenIntoEvenLines() {
    assertThat(said(Labels.named("Nimbus Smart Plug 20 A Outdoor", "", "1"), Mark.Role.PRODUCT))
        .isEqualTo("Nimbus Smart|Plug 20 A Outdoor");
  }

  @Test
  void aChineseNameIsPrintedAsItIs() {
    assertThat(said(Labels.named("智能插座", "北风照明", "1"), Mark.Role.PRODUCT)).isEqualTo("智能插座");
  }

  @Test
  void aLabelWithoutAVendorHasNoEmptyLine() {
    assertThat(Labels.drawing(Labels.named("Plug", " ", "1"), 203).texts(Mark.Role.VENDOR))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Plug 😀", "مقبس", "智慧電燈", "a\u0007b", "x\u0301\u0302y", "a\u200bb"})
  void refusesACharacterRatherThanPrintABox(String name) {
    Labels.refused(
            "label.no-glyph", () -> Labels.drawing(Labels.named(name, "Northwind", "1"), 300))
        .hasMessageContaining("U+");
  }

  @Test
  void anAccentTypedAsTwoCharactersIsPrintedAsOne() {
    assertThat(said(Labels.named("Cafe\u0301", "", "1"), Mark.Role.PRODUCT)).isEqualTo("Café");
  }

  @ParameterizedTest
  @FieldSource("imprint.label.Label#RESOLUTIONS")
  void theModulesAreAboutSixTenthsOfAMillimetre(int dpi) {
    Drawing drawing = Labels.drawing(Labels.test(), dpi);
    Mark.Code code = drawing.all(Mark.Code.class).findFirst().orElseThrow();
    assertThat(drawing.mm(code.dots())).isBetween(0.55, 0.65);
  }

  @Test
  void theTestMarkSaysWhatNotToDo() {
    assertThat(said(Labels.test(), Mark.Role.TEST)).isEqualTo("TEST – DO NOT SHIP");
    assertThat(said(Labels.plain(), Mark.Role.TEST)).isEmpty();
  }

  @Test
  void theProductNameIsLargerThanTheVendorName() {
    Drawing drawing = Labels.drawing(Labels.plain(), 300);
    List<Integer> ems =
        java.util.stream.Stream.of(Mark.Role.PRODUCT, Mark.Role.VENDOR)
            .map(role -> drawing.texts(role).findFirst().orElseThrow().words().em())
            .toList();
    assertThat(ems.getFirst()).isGreaterThan(ems.getLast());
  }
}
