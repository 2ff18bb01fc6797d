package imprint.line;

import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.FlashPlan.Region;
import imprint.factory.FactoryImage;
import imprint.factory.LoadedProduct;
import java.util.Arrays;
import java.util.List;

/** Reserved → Built: the image, and its sealed copy in the ledger before a byte goes out. */
record Build(Workplace workplace, LoadedProduct product) {
  Region take(Identified board, ReservedUnit unit) {
    byte[] image = FactoryImage.build(product, unit.identity(), board.target().size());
    try {
      Region region = FlashPlan.factoryData(board.table(), board.target().label(), image);
      new FlashPlan(List.of(region)).check(board.session().flashSize());
      unit.built(image);
      return region;
    } finally {
      Arrays.fill(image, (byte) 0);
    }
  }
}
