package imprint.line;

import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Partition;
import imprint.esp.flash.Region;
import imprint.factory.FactoryImage;
import imprint.factory.LoadedProduct;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reserved → Built: the images, and their sealed copies in the ledger before a byte goes out. */
record Build(LoadedProduct product, SecureRandom random) {
  /** What is to be written, in this order. */
  FlashPlan take(Identified board, ReservedUnit unit) throws IOException {
    byte[] image = FactoryImage.build(product, unit.identity(), board.target().size());
    Optional<byte[]> secureCert =
        board.secureCert().flatMap(_ -> FactoryImage.secureCert(product, unit.identity(), random));
    try {
      List<Region> regions = new ArrayList<>();
      if (secureCert.isPresent()) {
        Partition place = board.secureCert().orElseThrow();
        regions.add(FlashPlan.whole(place, secureCert.get(), board.sealing(place)));
      }
      regions.add(FlashPlan.factoryData(board.table(), board.target().label(), image));
      FlashPlan plan = new FlashPlan(regions).check(board.session().flashSize());
      unit.built(image);
      secureCert.ifPresent(unit::builtSecureCert);
      return plan;
    } finally {
      Arrays.fill(image, (byte) 0);
      secureCert.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
    }
  }
}
