package imprint.label;

import imprint.matter.CommissioningFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Draws the pictures of docs/labels.md: {@code java … imprint.label.LabelPictures docs/pictures}.
 */
final class LabelPictures {
  private static final int DPI = 300;

  private LabelPictures() {}

  /** The folder is the only word. */
  public static void main(String[] words) throws IOException {
    Path folder = Path.of(words[0]);
    LabelContent plain = content(Labels.VENDOR);
    Files.write(folder.resolve("label.png"), png("standard", content(Labels.TEST_VENDOR)));
    Files.write(folder.resolve("label-standard.png"), png("standard", plain));
    Files.write(folder.resolve("label-body.png"), png("body", plain));
    Files.write(folder.resolve("label-carton.png"), png("carton", plain));
    Files.write(
        folder.resolve("label-calibration.png"), Calibration.of(new Size(50, 30), DPI).png());
  }

  private static byte[] png(String layout, LabelContent content) {
    return new LabelMaker(Layout.named(layout), DPI).make(content).png();
  }

  private static LabelContent content(int vendor) {
    return Labels.of(
            Labels.payload(vendor, CommissioningFlow.STANDARD, 49910688),
            "Nimbus Smart Plug",
            "Northwind Lighting",
            "NW-26-0001374")
        .with(Map.of("mac", "24:6F:28:AE:52:7C"));
  }
}
