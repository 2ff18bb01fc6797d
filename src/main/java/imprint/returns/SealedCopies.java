package imprint.returns;

import imprint.factory.UnitNvsKey;
import imprint.ledger.Copy;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import imprint.secret.Secret;

/** A unit's copies, opened. */
final class SealedCopies {
  private SealedCopies() {}

  /** The image, for the caller to wipe. */
  static byte[] image(Ledger ledger, Unit unit, Copy.Kind kind) {
    try (Secret copy = ledger.recall(unit, kind)) {
      return copy.use(byte[]::clone);
    }
  }

  /** The key that the unit's NVS is encrypted with, to be closed by the caller. */
  static UnitNvsKey nvsKey(Ledger ledger, Unit unit) {
    try (Secret copy = ledger.recall(unit, Copy.Kind.NVS_KEYS)) {
      return copy.use(partition -> UnitNvsKey.ofPartition(partition, unit.serialNumber()));
    }
  }
}
