package imprint.line;

import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Region;
import imprint.factory.FactoryImage;
import imprint.factory.LoadedProduct;
import imprint.factory.UnitNvsKey;
import imprint.ledger.Copy;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reserved → Built: the images, and their sealed copies in the ledger before a byte goes out. */
record Build(LoadedProduct product, SecureRandom random) {
  /** What a unit of the product is made of. */
  static Set<Copy.Kind> images(LoadedProduct product) {
    Set<Copy.Kind> images = EnumSet.of(Copy.Kind.FACTORY_IMAGE);
    if (product.product().target().storage().usesSecureCert()) {
      images.add(Copy.Kind.SECURE_CERT_IMAGE);
    }
    if (product.product().target().nvsKeysPartition() != null) {
      images.add(Copy.Kind.NVS_KEYS);
    }
    return images;
  }

  /** What is to be written, and the key that its NVS is encrypted with. */
  BuiltUnit take(Identified board, ReservedUnit unit) {
    Optional<UnitNvsKey> key = board.keys().map(_ -> UnitNvsKey.random(random));
    boolean built = false;
    try {
      List<Region> regions = new ArrayList<>();
      Region data = factoryData(board, unit, key);
      board.secureCert().ifPresent(place -> regions.add(secureCert(place, unit)));
      regions.add(data);
      key.ifPresent(of -> regions.add(keys(board.keys().orElseThrow(), of, unit)));
      FlashPlan plan = new FlashPlan(regions).check(board.session().flashSize());
      built = true;
      return new BuiltUnit(plan, data, key);
    } finally {
      if (!built) {
        key.ifPresent(UnitNvsKey::close);
      }
    }
  }

  private Region factoryData(Identified board, ReservedUnit unit, Optional<UnitNvsKey> key) {
    byte[] plain =
        FactoryImage.build(product, unit.identity().orElseThrow(), board.target().size());
    byte[] image = key.map(with -> with.seal(plain)).orElse(plain);
    try {
      Region region = FlashPlan.factoryData(board.table(), board.target().label(), image);
      unit.built(image);
      return region;
    } finally {
      Arrays.fill(plain, (byte) 0);
      Arrays.fill(image, (byte) 0);
    }
  }

  private Region secureCert(Place place, ReservedUnit unit) {
    byte[] image =
        FactoryImage.secureCert(product, unit.identity().orElseThrow(), random).orElseThrow();
    try {
      Region region = place.filledWith(image);
      unit.builtSecureCert(image);
      return region;
    } finally {
      Arrays.fill(image, (byte) 0);
    }
  }

  private static Region keys(Place place, UnitNvsKey key, ReservedUnit unit) {
    byte[] partition = key.toPartition();
    try {
      Region region = place.filledWith(partition);
      unit.builtKeys(partition);
      return region;
    } finally {
      Arrays.fill(partition, (byte) 0);
    }
  }
}
