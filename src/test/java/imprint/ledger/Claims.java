package imprint.ledger;

import java.nio.charset.StandardCharsets;

/** Claims for tests: number {@code n} shares nothing with any other number. */
final class Claims {
  static final By BY = new By("bench 1", "Ada");
  static final Claim.Product LAMP =
      new Claim.Product(0xFFF1, 0x8000, "Maker", "Lamp", "cafe", true);

  private Claims() {}

  static Claim number(int n) {
    return new Claim(
        "SN%04d".formatted(n),
        LAMP,
        new Claim.Dac(mark("key " + n), mark("PAI"), "%x".formatted(0xABC000 + n)),
        mark("passcode " + n),
        mark("rotating id " + n),
        n & 0xFFF,
        board(n));
  }

  static Claim.Board board(int n) {
    return new Claim.Board(new Mac("24:0a:c4:00:%02x:%02x".formatted(n >> 8, n & 0xFF)), "ESP32");
  }

  static Fingerprint mark(String text) {
    return Fingerprint.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static Claim withSerialNumber(Claim c, String serialNumber) {
    return new Claim(
        serialNumber, c.product(), c.dac(), c.passcode(), c.rotatingId(), 1, c.board());
  }

  static Claim withProduct(Claim c, Claim.Product product) {
    return new Claim(
        c.serialNumber(), product, c.dac(), c.passcode(), c.rotatingId(), 1, c.board());
  }

  static Claim withDac(Claim c, Claim.Dac dac) {
    return new Claim(
        c.serialNumber(), c.product(), dac, c.passcode(), c.rotatingId(), 1, c.board());
  }

  static Claim withPasscode(Claim c, Fingerprint passcode) {
    return new Claim(
        c.serialNumber(), c.product(), c.dac(), passcode, c.rotatingId(), 1, c.board());
  }

  static Claim withRotatingId(Claim c, @org.jspecify.annotations.Nullable Fingerprint id) {
    return new Claim(c.serialNumber(), c.product(), c.dac(), c.passcode(), id, 1, c.board());
  }

  static Claim withBoard(Claim c, Claim.Board board) {
    return new Claim(
        c.serialNumber(), c.product(), c.dac(), c.passcode(), c.rotatingId(), 1, board);
  }

  /** Reserves a claim that is known to be free. */
  static Unit reserved(Ledger ledger, int n) {
    return reserved(ledger.reserve(number(n), BY));
  }

  static Unit reserved(ReserveResult result) {
    if (result instanceof ReserveResult.Reserved(Unit unit)) {
      return unit;
    }
    throw new AssertionError(result);
  }

  /** Keeps a copy apart from any event, as no program does. */
  static void keep(Ledger ledger, Unit unit, Copy copy) {
    ledger.unlock();
    ledger.inside().database().write(h -> ledger.inside().vault().keep(h, unit, copy));
  }

  /** Takes a unit along the usual way as far as {@code state}. */
  static Unit until(Ledger ledger, Unit unit, State state) {
    Unit now = unit;
    for (Event event : WAY) {
      if (now.state() == state) {
        return now;
      }
      // it may have come along a part of the way already
      if (event.after(now.state()).isPresent()) {
        now = ledger.append(now, now.state(), event, BY).orRefuse();
      }
    }
    return now;
  }

  static final java.util.List<Event> WAY =
      java.util.List.of(
          new Event.Built("fctry"),
          new Event.Written(),
          new Event.Proven("MD5 of 24576 bytes read back"),
          new Event.Booted("restarted"),
          new Event.Labelled(),
          new Event.Done());
}
