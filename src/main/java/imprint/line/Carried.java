package imprint.line;

import imprint.esp.rom.FlashCommand;
import imprint.factory.UnitNvsKey;
import imprint.finding.Refusal;
import imprint.ledger.Copy;
import imprint.ledger.Ledger;
import imprint.ledger.Mac;
import imprint.ledger.Unit;
import imprint.secret.Secret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is sealed in the ledger of the units that a board ever carried: where it still lies on the
 * board it needs no other copy, and its keys open what others keep. Close it to wipe it.
 */
final class Carried implements AutoCloseable {
  private final List<Secret> copies = new ArrayList<>();
  private final List<UnitNvsKey> keys = new ArrayList<>();

  private Carried() {}

  /** Copies that are not kept any more, or that this station cannot open, are left out. */
  static Carried of(Ledger ledger, Mac board) {
    Carried carried = new Carried();
    for (Unit unit : ledger.inHand().ofBoard(board)) {
      for (Copy.Kind kind : ledger.kept(unit)) {
        switch (kind) {
          case NVS_KEYS, SECURE_CERT_IMAGE -> carried.recall(ledger, unit, kind);
          // others may keep something beside the one, and the other lies on no board
          case FACTORY_IMAGE, ONBOARDING_PAYLOAD -> {}
        }
      }
    }
    return carried;
  }

  private void recall(Ledger ledger, Unit unit, Copy.Kind kind) {
    try {
      Secret copy = ledger.recall(unit, kind);
      copies.add(copy);
      if (kind == Copy.Kind.NVS_KEYS) {
        copy.use(this::opens);
      }
    } catch (Refusal closed) {
      // what it would have opened is kept as it is
    }
  }

  /**
   * The key in a keys partition opens as well.
   *
   * @return whether there was one
   */
  boolean opens(byte[] partition) {
    byte[] start = Arrays.copyOf(partition, FlashCommand.SECTOR);
    try {
      keys.add(UnitNvsKey.ofPartition(start, ""));
      return true;
    } catch (Refusal noKey) {
      return false;
    } finally {
      Arrays.fill(start, (byte) 0);
    }
  }

  /** All that may open something; closed with this. */
  List<UnitNvsKey> keys() {
    return List.copyOf(keys);
  }

  /** Whether that is a copy, with nothing behind it. */
  boolean has(byte[] content) {
    return copies.stream().anyMatch(copy -> copy.use(kept -> same(kept, content)));
  }

  private static boolean same(byte[] copy, byte[] content) {
    int length = copy.length;
    if (length > content.length || !Arrays.equals(copy, 0, length, content, 0, length)) {
      return false;
    }
    for (int at = length; at < content.length; at++) {
      if (content[at] != (byte) 0xFF) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    copies.forEach(Secret::close);
    keys.forEach(UnitNvsKey::close);
  }
}
