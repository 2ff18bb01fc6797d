package imprint.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SymbolsTest {
  @Test
  void aMatterPayloadGetsVersionTwoWithLevelQ() {
    Symbol symbol = Symbols.qr("MT:-24J042C00KA0648G00");
    assertThat(Objects.requireNonNull(symbol.traits()).version()).isEqualTo(2);
    assertThat(symbol.columns()).isEqualTo(25);
    assertThat(Objects.requireNonNull(symbol.traits()).level()).isEqualTo(ErrorCorrectionLevel.Q);
  }

  @Test
  void thirtyCharactersTakeLevelM() {
    Symbol symbol = Symbols.qr("MT:" + "0".repeat(27));
    assertThat(Objects.requireNonNull(symbol.traits()).level()).isEqualTo(ErrorCorrectionLevel.M);
  }

  @Test
  void thirtyNineCharactersAreRefusedAndNotRepeated() {
    Labels.refused("label.qr-too-long", () -> Symbols.qr("MT:" + "7".repeat(36)))
        .hasMessageNotContaining("777");
  }

  @Test
  void theFinderPatternsStandInThreeCorners() {
    Symbol symbol = Symbols.qr("MT:-24J042C00KA0648G00");
    assertThat(symbol.dark(0, 0)).isTrue();
    assertThat(symbol.dark(24, 0)).isTrue();
    assertThat(symbol.dark(0, 24)).isTrue();
    assertThat(symbol.dark(7, 7)).isFalse();
  }

  @Test
  void runsOfModulesCoverEachDarkModuleOnce() {
    Symbol symbol = Symbols.qr("MT:-24J042C00KA0648G00");
    int dark = 0;
    for (int row = 0; row < 25; row++) {
      for (int column = 0; column < 25; column++) {
        dark += symbol.dark(column, row) ? 1 : 0;
      }
    }
    int covered =
        new Mark.Code(symbol, 7, 9, 3)
            .darkRuns().stream().mapToInt(run -> run.width() * run.height()).sum();
    assertThat(covered).isEqualTo(dark * 9);
  }

  @Test
  void theEightMasksDifferInTheirModules() {
    assertThat(
            Symbols.masks("MT:-24J042C00KA0648G00")
                .map(symbol -> new Mark.Code(symbol, 0, 0, 1).darkRuns())
                .distinct())
        .hasSize(8);
  }

  @Test
  void anEmptyPictureHasNoCode() {
    BufferedImage black = new BufferedImage(200, 200, BufferedImage.TYPE_BYTE_BINARY);
    assertThat(Labels.read(black)).isEmpty();
  }

  @Test
  void aPictureSmallerThanACodeHasNone() {
    assertThat(Labels.read(new BufferedImage(3, 3, BufferedImage.TYPE_BYTE_BINARY))).isEmpty();
  }
}
