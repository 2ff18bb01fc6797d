package imprint.line;

import imprint.esp.flash.Region;
import imprint.factory.FactoryImage;
import imprint.factory.Identity;
import imprint.factory.LoadedProduct;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The factory data as it can be read from the board, decoded and held against the identity: equal
 * bytes prove the flash, this proves that they say what the label will say.
 */
record Decode(LoadedProduct product) {
  /**
   * Reads and compares.
   *
   * @throws Refusal line.decoded-other
   */
  void take(Identified board, BuiltUnit built, Identity identity) throws IOException {
    Region data = built.data();
    byte[] read = board.flasher().readUsed(data);
    byte[] plain = built.key().map(key -> key.open(read)).orElse(read);
    try {
      List<Finding> differences = FactoryImage.compare(plain, product, identity);
      if (!differences.isEmpty()) {
        throw Refusal.of("line.decoded-other", data.name(), differences.getFirst().code());
      }
    } finally {
      Arrays.fill(read, (byte) 0);
      Arrays.fill(plain, (byte) 0);
    }
  }
}
