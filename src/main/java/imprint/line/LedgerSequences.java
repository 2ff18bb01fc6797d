package imprint.line;

import imprint.factory.Product;
import imprint.factory.Sequences;
import imprint.ledger.Ledger;

/** A product's sequences as the ledger keeps them, for all stations that share it. */
record LedgerSequences(Ledger ledger, Product product) implements Sequences {
  @Override
  public long next(String name) {
    return ledger.next(product.vendorId().value(), product.productId().value(), name);
  }
}
