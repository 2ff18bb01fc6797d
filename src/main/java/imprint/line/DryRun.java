package imprint.line;

import imprint.factory.CapacityReport;
import imprint.factory.FactoryImage;
import imprint.factory.Identity;
import imprint.factory.IdentityMaker;
import imprint.factory.LoadedProduct;
import imprint.factory.UnitNvsKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What came of making a unit's images without a board: no number was drawn, nothing was recorded.
 *
 * @param serialNumber an example
 * @param images in the order in which they would be written
 */
public record DryRun(String serialNumber, CapacityReport capacity, List<Image> images) {
  public DryRun {
    images = List.copyOf(images);
  }

  /**
   * One image.
   *
   * @param partition label
   * @param bytes how many
   */
  public record Image(String partition, int bytes) {}

  /**
   * @param maker draws from no sequence of the ledger
   * @param size of the partition for the data, in bytes
   */
  static DryRun of(
      LoadedProduct product,
      IdentityMaker maker,
      int size,
      CapacityReport capacity,
      SecureRandom random) {
    var target = product.product().target();
    List<Image> images = new ArrayList<>();
    try (Identity unit = maker.make()) {
      FactoryImage.secureCert(product, unit, random)
          .ifPresent(image -> images.add(wiped(target.secureCertPartition(), image)));
      if (capacity.fits()) {
        images.add(wiped(target.partition(), FactoryImage.build(product, unit, size)));
      }
      String keys = target.nvsKeysPartition();
      if (keys != null) {
        try (UnitNvsKey key = UnitNvsKey.random(random)) {
          images.add(wiped(keys, key.toPartition()));
        }
      }
      MakeLabel.tryOut(product);
      return new DryRun(unit.serialNumber(), capacity, images);
    }
  }

  private static Image wiped(String partition, byte[] image) {
    Arrays.fill(image, (byte) 0);
    return new Image(partition, image.length);
  }
}
