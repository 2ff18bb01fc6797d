package imprint.label;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.matter.CommissioningFlow;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {
  static BufferedImage picture(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  @ParameterizedTest
  @FieldSource("imprint.label.Label#RESOLUTIONS")
  void thePngReadsAsTheUnitsPayload(int dpi) throws IOException {
    Label label = Label.make(Labels.test(), dpi);
    assertThat(Labels.read(picture(label.png()))).contains(Labels.test().qrCode());
  }

  @ParameterizedTest
  @CsvSource({"203,400,200", "300,591,295", "600,1181,591"})
  void aLabelIsFiftyByTwentyFiveMillimetres(int dpi, int width, int height) throws IOException {
    Label label = Label.make(Labels.plain(), dpi);
    assertThat(label.width()).isEqualTo(width);
    assertThat(label.height()).isEqualTo(height);
    assertThat(picture(label.png()).getWidth()).isEqualTo(width);
    assertThat(picture(label.png()).getHeight()).isEqualTo(height);
  }

  @Test
  void thePngHasOneBitADot() throws IOException {
    assertThat(picture(Label.make(Labels.plain(), 203).png()).getColorModel().getPixelSize())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"203,7992", "300,11811", "600,23622"})
  void thePngSaysItsResolutionInDotsAMetre(int dpi, int dotsPerMetre) {
    byte[] png = Label.make(Labels.plain(), dpi).png();
    ByteBuffer chunk = chunk(png, "pHYs");
    assertThat(chunk.getInt()).isEqualTo(dotsPerMetre);
    assertThat(chunk.getInt()).isEqualTo(dotsPerMetre);
    assertThat(chunk.get()).as("unit: metre").isEqualTo((byte) 1);
  }

  @Test
  void theSameUnitGivesTheSameBytesEachTime() {
    Label first = Label.make(Labels.test(), 300);
    Label again = Label.make(Labels.test(), 300);
    assertThat(again.png()).isEqualTo(first.png());
    assertThat(again.pdf()).isEqualTo(first.pdf());
  }

  @Test
  void slotsThatWorkAtTheSameTimeGetTheSameLabels() {
    byte[] alone = Label.make(Labels.test(), 203).pdf();
    assertThat(
            IntStream.range(0, 32)
                .parallel()
                .mapToObj(slot -> Label.make(Labels.test(), 203).pdf()))
        .allSatisfy(together -> assertThat(together).isEqualTo(alone));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -300, 72, 202, 1200, Integer.MAX_VALUE})
  void refusesAResolutionThatLabelPrintersDoNotHave(int dpi) {
    Labels.refused("label.resolution", () -> Label.make(Labels.plain(), dpi));
  }

  @Test
  void aLongManualCodeTakesTwoLines() {
    LabelContent custom =
        Labels.of(
            Labels.payload(Labels.VENDOR, CommissioningFlow.CUSTOM, 20202021),
            "Nimbus Smart Plug",
            "Northwind Lighting",
            "NW-26-0001374");
    assertThat(Label.make(custom, 203).png()).isNotEmpty();
    assertThat(Labels.drawing(custom, 203).texts(Mark.Role.MANUAL_CODE)).hasSize(2);
  }

  /** ZXing misreads it under the mask that the standard prefers. */
  @Test
  void aPayloadThatIsMisreadUnderItsBestMaskGetsAnother() throws IOException {
    LabelContent awkward =
        Labels.of(
            Labels.payload(Labels.TEST_VENDOR, CommissioningFlow.STANDARD, 20202022),
            "Nimbus Smart Plug",
            "Northwind Lighting",
            "NW-26-0001374");
    assertThat(Labels.read(Labels.raster(Labels.drawing(awkward, 203)).dots())).isEmpty();
    assertThat(Labels.read(picture(Label.make(awkward, 203).png()))).contains(awkward.qrCode());
  }

  private static ByteBuffer chunk(byte[] png, String type) {
    ByteBuffer bytes = ByteBuffer.wrap(png).position(8);
    while (true) {
      int length = bytes.getInt();
      byte[] name = new byte[4];
      bytes.get(name);
      if (new String(name, java.nio.charset.StandardCharsets.US_ASCII).equals(type)) {
        return bytes.slice(bytes.position(), length);
      }
      bytes.position(bytes.position() + length + 4);
    }
  }
}
