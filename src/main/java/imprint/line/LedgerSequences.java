package imprint.line;

import imprint.factory.LoadedProduct;
import imprint.factory.Sequences;
import imprint.ledger.Ledger;

/** A product's sequences as all stations of a ledger share them. */
record LedgerSequences(Ledger ledger, LoadedProduct product) implements Sequences {
  @Override
  public long next(String name) {
    return ledger.next(
        product.product().vendorId().value(), product.product().productId().value(), name);
  }
}
