package imprint.line;

import imprint.factory.Identity;
import imprint.factory.LoadedProduct;
import imprint.factory.Product;
import imprint.finding.Refusal;
import imprint.ledger.Claim;
import imprint.ledger.Event;
import imprint.ledger.Fingerprint;
import imprint.ledger.Ledger;
import imprint.ledger.Mac;
import imprint.ledger.ReserveResult;
import imprint.ledger.ReserveResult.BoardTaken;
import imprint.ledger.ReserveResult.Clash;
import imprint.ledger.ReserveResult.Reserved;
import imprint.ledger.Unit;
import java.util.Set;

/** Identified → Reserved: an identity is claimed for this board before the wire is touched. */
record Reserve(Workplace workplace, LoadedProduct product, DrawnIdentity drawn) {
  /** Draws until nothing of the identity is taken; of 10^8 passcodes a clash is rare. */
  private static final int DRAWS = 100;

  /**
   * Claims the drawn identity, or another one where something of it is taken.
   *
   * @throws Refusal line.board-has-identity, line.board-in-work, line.passcodes-exhausted,
   *     line.serial-numbers-exhausted, line.random-repeats, serial.used-up
   */
  ReservedUnit take(Identified board) throws InterruptedException {
    // before a number is drawn: none is lost to a board that has one
    workplace
        .ledger()
        .carriedBy(Mac.parse(board.mac()))
        .ifPresent(unit -> freeBoardOf(unit, board));
    Identity identity = drawn.current();
    for (int draw = 1; ; draw++) {
      ReserveResult result = reserve(claim(identity, board));
      switch (result) {
        case Reserved(var unit) -> {
          return ReservedUnit.of(workplace, product, identity, board, unit);
        }
        case BoardTaken(var unit) -> freeBoardOf(unit, board);
        case Clash(var field, var _) -> {
          if (draw >= DRAWS) {
            throw exhausted(field);
          }
          identity = drawn.redraw();
        }
      }
    }
  }

  /** From before the ledger has it, so that nobody takes the unit for one that was left. */
  private ReserveResult reserve(Claim claim) {
    Set<String> inWork = workplace.inWork();
    inWork.add(claim.serialNumber());
    boolean reserved = false;
    try {
      Event.Reserved event = new Event.Reserved(workplace.order());
      ReserveResult result = workplace.ledger().reserve(claim, event, workplace.by());
      reserved = result instanceof Reserved;
      return result;
    } finally {
      if (!reserved) {
        inWork.remove(claim.serialNumber());
      }
    }
  }

  /** So many draws all taken: what is drawn from is full, or the draw is none. */
  private Refusal exhausted(ReserveResult.Field field) {
    return switch (field) {
      case PASSCODE ->
          Refusal.of("line.passcodes-exhausted", DRAWS, product.product().productName());
      case SERIAL_NUMBER ->
          Refusal.of(
              "line.serial-numbers-exhausted",
              DRAWS,
              product.product().data().serialNumber().text(),
              product.product().productName());
      case DAC_KEY, DAC_CERTIFICATE, ROTATING_ID -> Refusal.of("line.random-repeats", DRAWS, field);
    };
  }

  /**
   * A unit whose run died with its process holds its board no longer.
   *
   * @throws Refusal line.board-has-identity, line.board-in-work
   */
  private void freeBoardOf(Unit unit, Identified board) {
    if (!unit.state().unfinished()) {
      throw hasIdentity(board.mac(), unit);
    }
    if (!unit.orphaned()) {
      String station = unit.last().by().station();
      throw Refusal.of("line.board-in-work", board.mac(), unit.serialNumber(), station);
    }
    new OpenUnits(workplace.ledger(), workplace.settings()).end(unit).orRefuse();
  }

  static Refusal hasIdentity(String mac, Unit unit) {
    return Refusal.of("line.board-has-identity", mac, unit.serialNumber());
  }

  private Claim claim(Identity identity, Identified board) {
    Ledger ledger = workplace.ledger();
    Product made = product.product();
    int vendor = made.vendorId().value();
    int article = made.productId().value();
    return new Claim(
        identity.serialNumber(),
        new Claim.Product(
            vendor,
            article,
            made.vendorName(),
            made.productName(),
            product.sha256(),
            product.test()),
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
