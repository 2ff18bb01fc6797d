package imprint.returns;

import imprint.finding.Refusal;
import imprint.ledger.Ledger;
import imprint.ledger.Mac;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.Scan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds units by anything that is printed on them, and says what is still to be done about one. */
public record Lookup(Ledger ledger) {
  /**
   * The units that are meant, the latest first: of a MAC all that the board ever was, of a manual
   * code without ids maybe some of different products.
   *
   * @param text QR code, manual code with or without dashes, serial number, or MAC in any spelling
   * @throws Refusal matter.… for a code that was read or typed wrong
   */
  public List<Unit> units(String text) {
    return switch (Scan.read(text, ledger)) {
      case Scan.Word(String word) -> named(word);
      case Scan.Qr code -> code.units(ledger);
      case Scan.Manual code -> code.units(ledger);
    };
  }

  private List<Unit> named(String word) {
    Optional<Unit> unit = ledger.find(word);
    Optional<Mac> mac = Mac.read(word);
    if (mac.isPresent() && unit.filter(found -> found.serialNumber().equals(word)).isEmpty()) {
      return ledger.inHand().ofBoard(mac.get()).reversed();
    }
    // people type in small letters what is printed in large ones
    return unit.or(() -> ledger.find(word.toUpperCase(Locale.ROOT))).stream().toList();
  }

  /** What was begun with the unit and not ended, as a look at its board would find it. */
  public Optional<Case> open(Unit unit) {
    if (unit.state().unfinished()) {
      return Optional.of(new Case.Unfinished(unit));
    }
    UnitHistory history = UnitHistory.of(ledger.history(unit));
    if (history.replacing()) {
      return Optional.of(Case.NewOpen.of(unit, ledger.carriedBy(unit.mac())));
    }
    return unit.state() == State.DONE
        ? history.rewriting().map(begun -> new Case.RewriteOpen(unit, begun))
        : Optional.empty();
  }
}
