package imprint.line;

import imprint.esp.flash.PartitionTable;
import imprint.esp.flash.TablePlace;
import imprint.esp.flash.encryption.FlashKeys;
import imprint.factory.Product;
import java.nio.file.Path;
import java.util.Optional;

/** What a product tells beforehand of the boards that it is made on. */
public final class KnownBoard {
  private KnownBoard() {}

  /** Where the boards keep their partition table. */
  public static TablePlace table(Product.Target target) {
    return new TablePlace(
        target.partitionTableOffset(),
        Optional.ofNullable(target.partitionTable()).map(PartitionTable::read));
  }

  /** The keys of their flash encryption. */
  public static FlashKeys keys(Product.Target target) {
    Path place = target.flashKeys();
    return place == null ? new FlashKeys.None() : FlashKeys.at(place);
  }
}
