package imprint.line;

import imprint.factory.LoadedProduct;
import imprint.factory.Product;
import imprint.factory.Sequences;
import imprint.ledger.Allotment;
import imprint.ledger.Claim;
import imprint.ledger.Ledger;
import java.util.List;

/** A product's sequences as all stations of a ledger share them. */
record LedgerSequences(Ledger ledger, LoadedProduct product) implements Sequences {
  @Override
  public long next(String name) {
    return ledger.next(
        product.product().vendorId().value(), product.product().productId().value(), name);
  }

  /** Of the sequences that a unit of the product takes a number of. */
  static Allotment allotment(LoadedProduct product) {
    Product made = product.product();
    List<String> names =
        made.data().serialNumber().counts()
            ? List.of(SERIAL_NUMBER, DISCRIMINATOR)
            : List.of(DISCRIMINATOR);
    return new Allotment(new Claim.Ids(made.vendorId().value(), made.productId().value()), names);
  }
}
