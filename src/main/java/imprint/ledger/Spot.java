package imprint.ledger;

import imprint.ledger.chain.Head;
import org.jspecify.annotations.Nullable;

/**
 * Where in the ledger something is.
 *
 * @param serialNumber of the unit; null where it is no unit's, or cannot be told any longer
 * @param seq of the event in the unit, 0 for none
 * @param chain null for none
 * @param link of the event in the chain, 0 for none
 * @param at its time as it stands there; null for none
 */
public record Spot(
    @Nullable String serialNumber,
    int seq,
    @Nullable String chain,
    long link,
    @Nullable String at) {

  static final Spot NOWHERE = new Spot(null, 0, null, 0, null);

  static Spot of(EventRow row) {
    return new Spot(
        row.serialNumber(),
        row.link().seq(),
        row.linked() ? row.link().chain() : null,
        row.link().number(),
        row.link().at());
  }

  static Spot of(Head head) {
    return new Spot(null, 0, head.chain(), head.link(), head.at());
  }

  static Spot unit(String serialNumber) {
    return new Spot(serialNumber, 0, null, 0, null);
  }

  static Spot chain(String chain) {
    return new Spot(null, 0, chain, 0, null);
  }

  String unitText() {
    return serialNumber == null ? "?" : serialNumber;
  }

  String chainText() {
    return chain == null ? "-" : chain;
  }

  String atText() {
    return at == null ? "-" : at;
  }
}
