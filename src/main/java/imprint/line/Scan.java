package imprint.line;

import imprint.finding.Refusal;
import imprint.ledger.Claim;
import imprint.ledger.Fingerprint;
import imprint.ledger.Ledger;
import imprint.ledger.Mac;
import imprint.ledger.Unit;
import imprint.matter.ManualCode;
import imprint.matter.OnboardingPayload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What was read from a label. What opens the unit is compared by its fingerprint and kept nowhere;
 * prints without it.
 */
public sealed interface Scan {
  /** The QR code. */
  record Qr(OnboardingPayload payload) implements Scan {}

  /** The digits under it. */
  record Manual(ManualCode code) implements Scan {}

  /** A serial number or a MAC. */
  record Word(String text) implements Scan {
    /** It may be half of a code that was misread. */
    @Override
    public String toString() {
      return "Word";
    }
  }

  /** {@link Ledger#passcodeFingerprint}. */
  interface Fingerprints {
    Fingerprint of(int vendorId, int productId, int passcode);
  }

  /**
   * Tells a QR code by its beginning, and a manual code by its digits unless a unit is called so.
   *
   * @throws Refusal matter.… for a code that was read or typed wrong
   */
  static Scan read(String text, Ledger ledger) {
    return read(text, word -> ledger.find(word).isPresent());
  }

  /**
   * The same without a ledger.
   *
   * @param named whether a unit is called so
   */
  static Scan read(String text, Predicate<String> named) {
    String word = text.strip();
    String upper = word.toUpperCase(Locale.ROOT);
    if (upper.startsWith(Digits.QR)) {
      return new Qr(OnboardingPayload.parse(upper));
    }
    return Digits.maybeManual(word) && !named.test(word)
        ? new Manual(ManualCode.parse(word))
        : new Word(word);
  }

  /** Whether it is read as a code that opens a unit, unless a unit is called so. */
  static boolean isCode(String text) {
    String word = text.strip();
    return word.toUpperCase(Locale.ROOT).startsWith(Digits.QR) || Digits.maybeManual(word);
  }

  /** What looks like a code. */
  final class Digits {
    private static final String QR = "MT:";
    private static final Pattern DIGITS = Pattern.compile("\\d[\\d\\s-]*");
    private static final int SHORTEST = 11;

    private Digits() {}

    private static boolean maybeManual(String word) {
      return DIGITS.matcher(word).matches() && word.replaceAll("\\D", "").length() >= SHORTEST;
    }
  }

  /** Whether the label of the unit with that claim says this; nothing else is asked. */
  default boolean fits(Claim claim, Fingerprints fingerprints) {
    int vendorId = claim.product().vendorId();
    int productId = claim.product().productId();
    return switch (this) {
      case Qr(OnboardingPayload payload) ->
          payload.vendorId().value() == vendorId
              && payload.productId().value() == productId
              && payload.discriminator().value() == claim.discriminator()
              && fingerprints
                  .of(vendorId, productId, payload.passcode().value())
                  .equals(claim.passcode());
      case Manual(ManualCode code) ->
          code.ids()
                  .map(
                      ids ->
                          ids.vendorId().value() == vendorId
                              && ids.productId().value() == productId)
                  .orElse(true)
              && code.shortDiscriminator() == claim.discriminator() >>> 8
              && fingerprints
                  .of(vendorId, productId, code.passcode().value())
                  .equals(claim.passcode());
      case Word(String text) -> names(text, claim);
    };
  }

  /** Scanners and people may give small letters for large ones. */
  private static boolean names(String text, Claim claim) {
    return text.equals(claim.serialNumber())
        || text.toUpperCase(Locale.ROOT).equals(claim.serialNumber())
        || Mac.read(text).filter(claim.board().mac()::equals).isPresent();
  }

  /** What it is, as the ledger and people are told. */
  default String kind() {
    return switch (this) {
      case Qr _ -> "qr-code";
      case Manual _ -> "manual-code";
      case Word(String text) -> Mac.read(text).isPresent() ? "mac" : "serial-number";
    };
  }

  /** Whose label it is; of a manual code without ids more than one may be meant. */
  default List<Unit> units(Ledger ledger) {
    return switch (this) {
      case Word(String text) -> ledger.find(text).stream().toList();
      case Qr(OnboardingPayload payload) ->
          ledger
              .inHand()
              .withPasscode(
                  new Claim.Ids(payload.vendorId().value(), payload.productId().value()),
                  payload.passcode().value())
              .filter(unit -> unit.claim().discriminator() == payload.discriminator().value())
              .stream()
              .toList();
      case Manual(ManualCode code) ->
          code
              .ids()
              .map(ids -> List.of(new Claim.Ids(ids.vendorId().value(), ids.productId().value())))
              .orElseGet(ledger.inHand()::products)
              .stream()
              .flatMap(
                  product ->
                      ledger.inHand().withPasscode(product, code.passcode().value()).stream())
              .filter(unit -> unit.claim().discriminator() >>> 8 == code.shortDiscriminator())
              .toList();
    };
  }

  /**
   * The one unit whose label it is.
   *
   * @param board on which it should be: of several units with the same code that one is meant
   * @throws Refusal returns.label-ambiguous
   */
  default Optional<Unit> unit(Ledger ledger, Optional<Mac> board) {
    List<Unit> units = units(ledger);
    if (units.size() < 2) {
      return units.stream().findFirst();
    }
    return Optional.of(
        units.stream()
            .filter(unit -> board.equals(Optional.of(unit.mac())))
            .findFirst()
            .orElseThrow(() -> Refusal.of("returns.label-ambiguous", units.size())));
  }

  /** Whether only who has the label before him knows it; a MAC any board tells by itself. */
  default boolean provesTheLabel() {
    return switch (this) {
      case Word(String text) -> Mac.read(text).isEmpty();
      case Qr _, Manual _ -> true;
    };
  }
}
