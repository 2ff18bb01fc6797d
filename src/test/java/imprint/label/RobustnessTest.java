package imprint.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.awt.image.RescaleOp;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A printed label is never as clean as its dots: it still has to read. */
class RobustnessTest {
  private static BufferedImage grey(int dpi) {
    Raster raster = Labels.raster(Labels.test(), dpi);
    var grey = new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < raster.height(); y++) {
      for (int x = 0; x < raster.width(); x++) {
        grey.setRGB(x, y, (raster.black(x, y) ? Color.BLACK : Color.WHITE).getRGB());
      }
    }
    return grey;
  }

  private static void assertReads(BufferedImage picture) {
    assertThat(Labels.read(picture)).contains(Labels.test().qrCode());
  }

  @ParameterizedTest
  @FieldSource("imprint.label.Label#RESOLUTIONS")
  void readsThroughABlurOfHalfAModule(int dpi) {
    int size = module(dpi) / 4 * 2 + 1;
    float[] weights = new float[size * size];
    Arrays.fill(weights, 1f / weights.length);
    assertReads(
        new ConvolveOp(new Kernel(size, size, weights), ConvolveOp.EDGE_NO_OP, null)
            .filter(grey(dpi), null));
  }

  @ParameterizedTest
  @FieldSource("imprint.label.Label#RESOLUTIONS")
  void readsWithTenPercentLessContrast(int dpi) {
    assertReads(new RescaleOp(0.9f, 12.75f, null).filter(grey(dpi), null));
  }

  @ParameterizedTest
  @FieldSource("imprint.label.Label#RESOLUTIONS")
  void readsAfterEachBlackDotGrewByOneDot(int dpi) {
    BufferedImage clean = grey(dpi);
    BufferedImage grown = grey(dpi);
    for (int y = 1; y < clean.getHeight(); y++) {
      for (int x = 1; x < clean.getWidth(); x++) {
        boolean black = dark(clean, x, y) || dark(clean, x - 1, y) || dark(clean, x, y - 1);
        grown.setRGB(x, y, (black ? Color.BLACK : Color.WHITE).getRGB());
      }
    }
    assertReads(grown);
  }

  @ParameterizedTest
  @FieldSource("imprint.label.Label#RESOLUTIONS")
  void readsWhenTheLabelIsStuckOnTwoDegreesAskew(int dpi) {
    BufferedImage clean = grey(dpi);
    var askew =
        new BufferedImage(clean.getWidth(), clean.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = askew.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, askew.getWidth(), askew.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.rotate(Math.toRadians(2), askew.getWidth() / 2.0, askew.getHeight() / 2.0);
    graphics.drawImage(clean, 0, 0, null);
    graphics.dispose();
    assertReads(askew);
  }

  @ParameterizedTest
  @FieldSource("imprint.label.Label#RESOLUTIONS")
  void readsWithALineOfDeadDotsThroughTheCode(int dpi) {
    BufferedImage scratched = grey(dpi);
    int column =
        Labels.drawing(Labels.test(), dpi).all(Mark.Code.class).findFirst().orElseThrow().x();
    Graphics2D graphics = scratched.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(column + 12 * module(dpi), 0, module(dpi) / 2, scratched.getHeight());
    graphics.dispose();
    assertReads(scratched);
  }

  private static int module(int dpi) {
    return Labels.drawing(Labels.test(), dpi).all(Mark.Code.class).findFirst().orElseThrow().dots();
  }

  private static boolean dark(BufferedImage image, int x, int y) {
    return (image.getRGB(x, y) & 0xFF) < 128;
  }
}
