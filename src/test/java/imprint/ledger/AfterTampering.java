package imprint.ledger;

import static imprint.ledger.Claims.BY;

import imprint.ledger.chain.Link;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A ledger with some history, to be altered behind its back. */
abstract class AfterTampering extends OnBothEngines {
  /**
   * Links 1 to 7: unit 1 until done; 8 to 11: unit 2 until proven; 12 and 13: units 3 and 4 are
   * reserved; 14: unit 3 is built; 15: unit 4 is built; 16: unit 3 is retired.
   */
  @BeforeEach
  void someHistory() {
    try (Ledger ledger = open()) {
      Claims.until(ledger, Claims.reserved(ledger, 1), State.DONE);
      Claims.until(ledger, Claims.reserved(ledger, 2), State.PROVEN);
      Unit third = Claims.reserved(ledger, 3);
      Unit fourth = Claims.reserved(ledger, 4);
      third = Claims.until(ledger, third, State.BUILT);
      Claims.until(ledger, fourth, State.BUILT);
      ledger.append(third, State.BUILT, new Event.Retired("x"), BY).orRefuse();
    }
  }

  final Verified verify() {
    try (Ledger ledger = bed.openExisting()) {
      return ledger.verify();
    }
  }

  final void tamper(String... statements) throws Exception {
    Tampering.sql(bed, statements);
  }

  /** {@code code unit event link}, with - for what there is none of. */
  final List<String> found() {
    return verify().faults().stream()
        .map(
            fault ->
                fault.finding().code().replace("ledger.verify-", "")
                    + " "
                    + (fault.spot().serialNumber() == null ? "-" : fault.spot().serialNumber())
                    + " "
                    + fault.spot().seq()
                    + " "
                    + fault.spot().link())
        .toList();
  }

  final EventRow row(long link) throws Exception {
    try (var connection = bed.connect();
        var handle = org.jdbi.v3.core.Jdbi.create(connection).open()) {
      return EventRow.page(handle, null, 99).stream()
          .filter(row -> row.link().number() == link)
          .findFirst()
          .orElseThrow();
    }
  }

  /** As that event with another person, and its hash as it would have to be. */
  final void rewrite(long link) throws Exception {
    Link l = row(link).link();
    Link forged =
        new Link(
            l.chain(),
            l.number(),
            l.previous(),
            l.unitPrevious(),
            l.seq(),
            l.at(),
            l.type(),
            l.state(),
            l.station(),
            "Eve",
            l.run(),
            l.detail(),
            l.clock());
    tamper(
        "update event set person = 'Eve', hash = "
            + blob(forged.hash().hex())
            + " where link = "
            + link);
  }

  final String blob(String hex) {
    return engine == Engine.SQLITE ? "x'" + hex + "'" : "'\\x" + hex + "'";
  }

  record Signed(String hash, String at, String signature) {}

  final Signed head() throws Exception {
    String hex = engine == Engine.SQLITE ? "lower(hex(hash))" : "encode(hash, 'hex')";
    return new Signed(
        Tampering.string(bed, "select " + hex + " from chain_head"),
        Tampering.string(bed, "select at from chain_head"),
        Tampering.string(bed, "select signature from chain_head"));
  }
}
