package imprint.line;

import imprint.esp.flash.Partition;
import imprint.esp.flash.Region;
import imprint.factory.FactoryImage;
import imprint.factory.LoadedProduct;
import imprint.factory.ReturnedData;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.Unit;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
  void take(Identified board, BuiltUnit built, ReservedUnit unit) throws IOException {
    Region data = built.data();
    byte[] read = board.flasher().readUsed(data);
    byte[] plain = built.key().map(key -> key.open(read)).orElse(read);
    try {
      if (unit.identity().isPresent()) {
        List<Finding> differences = FactoryImage.compare(plain, product, unit.identity().get());
        if (!differences.isEmpty()) {
          throw Refusal.of("line.decoded-other", data.name(), differences.getFirst().code());
        }
      } else {
        refuseOther(data.name(), plain, unit.unit());
      }
    } finally {
      Arrays.fill(read, (byte) 0);
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * The same for a unit of which no copies are kept. Where the product encrypts NVS nobody has its
   * key any more, and nothing can be compared.
   *
   * @return whether it was compared
   * @throws Refusal line.decoded-other, line.others-unread
   */
  boolean take(Identified board, Unit unit) throws IOException {
    if (board.keys().isPresent()) {
      return false;
    }
    Partition place = board.target();
    byte[] read = KeepOthers.content(board.flasher(), place);
    try {
      refuseOther(place.label(), read, unit);
      return true;
    } finally {
      Arrays.fill(read, (byte) 0);
    }
  }

  /** By what the ledger knows of an identity that nobody has any more. */
  private static void refuseOther(String name, byte[] plain, Unit unit) {
    ReturnedData data = ReturnedData.of(plain, Optional.empty());
    Optional<String> other =
        data.serialNumber().isEmpty()
            ? Optional.of("serial-num")
            : ClaimedData.difference(data, unit.claim());
    if (other.isPresent()) {
      throw Refusal.of("line.decoded-other", name, other.get());
    }
  }
}
