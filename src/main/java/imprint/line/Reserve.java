package imprint.line;

import imprint.factory.Identity;
import imprint.factory.LoadedProduct;
import imprint.factory.Product;
import imprint.finding.Refusal;
import imprint.ledger.Claim;
import imprint.ledger.Fingerprint;
import imprint.ledger.Ledger;
import imprint.ledger.Mac;
import imprint.ledger.ReserveResult;
import imprint.ledger.ReserveResult.BoardTaken;
import imprint.ledger.ReserveResult.Clash;
import imprint.ledger.ReserveResult.Reserved;

/** Identified → Reserved: an identity is claimed for this board before the wire is touched. */
record Reserve(Workplace workplace, LoadedProduct product, DrawnIdentity drawn) {
  /** Draws until nothing of the identity is taken; of 10^8 passcodes a clash is rare. */
  private static final int DRAWS = 100;

  /**
   * Claims the drawn identity, or another one where something of it is taken.
   *
   * @throws Refusal line.board-has-identity, line.identities-exhausted
   */
  ReservedUnit take(Identified board) throws InterruptedException {
    Identity identity = drawn.current();
    for (int draw = 1; ; draw++) {
      ReserveResult result = workplace.ledger().reserve(claim(identity, board), workplace.by());
      switch (result) {
        case Reserved(var unit) -> {
          return new ReservedUnit(workplace, product, identity, board, unit);
        }
        case BoardTaken(var unit) ->
            throw Refusal.of("line.board-has-identity", board.mac(), unit.serialNumber());
        case Clash clash -> {
          if (draw == DRAWS) {
            throw Refusal.of("line.identities-exhausted", DRAWS, clash.field());
          }
          identity = drawn.redraw();
        }
      }
    }
  }

  private Claim claim(Identity identity, Identified board) {
    Ledger ledger = workplace.ledger();
    Product made = product.product();
    int vendor = made.vendorId().value();
    int article = made.productId().value();
    return new Claim(
        identity.serialNumber(),
        new Claim.Product(vendor, article, made.vendorName(), made.productName(), product.sha256()),
        new Claim.Dac(
            Fingerprint.sha256(identity.dac().publicKey()),
            Fingerprint.sha256(product.attestation().pai().subjectDer()),
            identity.dac().serialNumber()),
        ledger.passcodeFingerprint(vendor, article, identity.passcode().value()),
        identity.rdIdUid().map(uid -> uid.use(ledger::rotatingIdFingerprint)).orElse(null),
        identity.discriminator().value(),
        new Claim.Board(Mac.parse(board.mac()), board.chip()));
  }
}
