package imprint.label;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QrPictureTest {
  private static final int SIDE = 198;

  /** As esp-matter-mfg-tool draws it: 25 modules of 6 dots, four modules of white around. */
  @Test
  void isASmallPictureOfOneBitADot() throws IOException {
    BufferedImage picture = picture("MT:Y.K9042C00KA0648G00");
    assertThat(picture.getWidth()).isEqualTo(SIDE);
    assertThat(picture.getHeight()).isEqualTo(SIDE);
    assertThat(picture.getColorModel().getPixelSize()).isEqualTo(1);
    for (int i = 0; i < SIDE; i++) {
      for (int margin = 0; margin < 24; margin++) {
        assertThat(black(picture, i, margin)).isFalse();
        assertThat(black(picture, SIDE - 1 - margin, i)).isFalse();
      }
    }
    assertThat(black(picture, 24, 24)).as("corner of a finder pattern").isTrue();
  }

  /** By the reader of the labels, which knows nothing of how the picture was made. */
  @Property(tries = 1000)
  void everyPayloadIsRead(
      @ForAll @IntRange(min = 1, max = 99_999_998) int passcode,
      @ForAll @IntRange(max = 4095) int discriminator,
      @ForAll @IntRange(min = 1, max = 0xFFFF) int vendor,
      @ForAll CommissioningFlow flow)
      throws IOException {
    if (passcode % 11_111_111 == 0 || passcode == 12345678 || passcode == 87654321) {
      return;
    }
    String payload =
        new OnboardingPayload(
                new VendorId(vendor),
                new ProductId(0x8000),
                flow,
                DiscoveryCapabilities.BLE,
                new Discriminator(discriminator),
                Passcode.of(passcode))
            .qrCode();
    assertThat(Labels.read(picture(payload))).contains(payload);
  }

  private static boolean black(BufferedImage picture, int x, int y) {
    return (picture.getRGB(x, y) & 0xFFFFFF) == 0;
  }

  private static BufferedImage picture(String payload) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(QrPicture.png(payload)));
  }
}
