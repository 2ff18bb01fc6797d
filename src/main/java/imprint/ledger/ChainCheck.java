package imprint.ledger;

import imprint.finding.Finding;
import imprint.ledger.chain.Hash;
import imprint.ledger.chain.Head;
import imprint.ledger.chain.Start;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One chain's links as they go by: each whole, each after the one before, up to the signed head.
 */
final class ChainCheck {
  private final String chain;
  private final @Nullable Start start;
  private final @Nullable Head headBefore;
  private final Vault vault;
  private final Faults faults;

  /** By their first link: whoever mixes all rows up makes many. */
  private final TreeMap<Long, Gap> gaps = new TreeMap<>();

  private long link;
  private Hash hash;
  private boolean trusted = true;
  private @Nullable EventRow last;
  private Hash atHeadBefore = Hash.NONE;

  /**
   * Links that are not there.
   *
   * @param hash of the last of them, which its follower still names
   */
  record Gap(long from, long to, Hash hash, Spot after, Spot before) {}

  /**
   * @param start null where the chain's row is gone
   * @param headBefore as it was before the first row was read; others may go on meanwhile
   */
  ChainCheck(
      String chain, @Nullable Start start, @Nullable Head headBefore, Vault vault, Faults faults) {
    this.chain = chain;
    this.start = start;
    this.headBefore = headBefore;
    this.vault = vault;
    this.faults = faults;
    this.hash = start == null ? Hash.NONE : start.hash();
    if (start == null) {
      faults.add(Finding.error("ledger.verify-chain-missing", chain), Spot.chain(chain));
    } else if (vault.isOpen() && !ofThisLedger(start)) {
      faults.add(Finding.error("ledger.verify-chain-forged", chain, start.at()), Spot.chain(chain));
    }
  }

  /**
   * Anybody can make a chain that agrees with itself; only the station key makes its signing key.
   */
  private boolean ofThisLedger(Start of) {
    return of.keyId().equals(vault.keyId()) && of.publicKey().equals(stationsKey());
  }

  private String stationsKey() {
    return vault.chainKey(chain).publicKey();
  }

  /**
   * With the key that the chain names or the one it should name: where they differ that is told,
   * and the end is not altered because the name of its key was.
   */
  boolean signed(Head head) {
    return start == null
        || head.authentic(start.publicKey())
        || (vault.isOpen() && head.authentic(stationsKey()));
  }

  /** False where the row itself was altered. */
  boolean row(EventRow row) {
    long number = row.link().number();
    boolean whole = row.link().hash().equals(row.hash());
    if (!whole) {
      Spot spot = Spot.of(row);
      faults.add(
          Finding.error(
              "ledger.verify-event-altered",
              spot.unitText(),
              spot.seq(),
              spot.atText(),
              spot.chainText(),
              spot.link()),
          spot);
      faults.suspect(row);
    }
    if (number == link + 1) {
      follows(row, whole);
      step(row, whole);
    } else if (whole && number > link) {
      gap(row);
      step(row, true);
    } else if (whole) {
      outOfPlace(row);
    }
    return whole;
  }

  private void step(EventRow row, boolean whole) {
    link = row.link().number();
    hash = row.hash();
    trusted = whole;
    last = row;
    if (headBefore != null && headBefore.link() == link) {
      atHeadBefore = hash;
    }
  }

  private void follows(EventRow row, boolean whole) {
    if (!whole || !trusted || row.link().previous().equals(hash)) {
      return;
    }
    if (last != null) {
      replaced(last);
    } else if (start != null) {
      altered(start);
    }
  }

  private void altered(Start of) {
    faults.add(Finding.error("ledger.verify-chain-altered", chain, of.at()), Spot.chain(chain));
  }

  /** It is whole in itself, and not the one that was there when the next was signed. */
  private void replaced(EventRow row) {
    if (faults.suspects(row.id())) {
      return;
    }
    Spot spot = Spot.of(row);
    faults.add(
        Finding.error(
            "ledger.verify-event-replaced",
            spot.unitText(),
            spot.seq(),
            spot.atText(),
            spot.chainText(),
            spot.link()),
        spot);
    faults.suspect(row);
  }

  private void gap(EventRow row) {
    Hash named = row.link().previous();
    long from = link + 1;
    long to = row.link().number() - 1;
    // it is there, under a name that was altered
    if (from == to && faults.suspects(named)) {
      return;
    }
    Spot after = last == null ? Spot.chain(chain) : Spot.of(last);
    gaps.put(from, new Gap(from, to, named, after, Spot.of(row)));
  }

  private void outOfPlace(EventRow row) {
    long number = row.link().number();
    Spot spot = Spot.of(row);
    Finding finding =
        filled(number)
            ? Finding.error(
                "ledger.verify-event-moved",
                spot.unitText(),
                spot.seq(),
                spot.atText(),
                chain,
                number,
                link)
            : Finding.error(
                "ledger.verify-event-twice",
                spot.unitText(),
                spot.seq(),
                spot.atText(),
                chain,
                number);
    faults.add(finding, spot);
    faults.suspect(row);
  }

  /** Whether that link was missed; it is no more. */
  private boolean filled(long number) {
    Map.@Nullable Entry<Long, Gap> around = gaps.floorEntry(number);
    if (around == null || around.getValue().to < number) {
      return false;
    }
    Gap gap = around.getValue();
    gaps.remove(gap.from);
    if (gap.from < number) {
      gaps.put(gap.from, new Gap(gap.from, number - 1, Hash.NONE, gap.after, gap.before));
    }
    if (number < gap.to) {
      gaps.put(number + 1, new Gap(number + 1, gap.to, gap.hash, gap.after, gap.before));
    }
    return true;
  }

  Collection<Gap> gaps() {
    return gaps.values();
  }

  /**
   * After the last row.
   *
   * @param head as it is now; null where it is gone
   */
  void end(@Nullable Head head) {
    if (start == null) {
      return;
    }
    if (head == null) {
      faults.add(Finding.error("ledger.verify-head-missing", chain, link), Spot.chain(chain));
      return;
    }
    Spot end = last == null ? Spot.chain(chain) : Spot.of(last);
    if (!signed(head)) {
      faults.add(
          Finding.error(
              "ledger.verify-head-altered",
              chain,
              head.link(),
              link,
              end.unitText(),
              end.seq(),
              end.atText()),
          Spot.of(head));
      return;
    }
    if (head.link() == 0 && !head.hash().equals(start.hash())) {
      altered(start);
    }
    long signed = headBefore == null ? head.link() : Math.min(headBefore.link(), head.link());
    if (link < signed) {
      cut(head, signed, end);
    } else if (link > head.link()) {
      faults.add(
          Finding.error(
              "ledger.verify-events-unsigned",
              link - head.link(),
              chain,
              head.link(),
              end.unitText(),
              end.seq(),
              end.atText()),
          end);
    } else if (other(head.link(), hash, head)
        || (headBefore != null && other(headBefore.link(), atHeadBefore, headBefore))) {
      faults.add(
          Finding.error("ledger.verify-chain-rewritten", chain, end.unitText(), end.seq(), link),
          end);
    }
  }

  private void cut(Head head, long signed, Spot end) {
    if (link + 1 == signed && faults.suspects(head.hash())) {
      return;
    }
    faults.add(
        Finding.error(
            "ledger.verify-tail-cut",
            signed - link,
            chain,
            link,
            end.unitText(),
            end.seq(),
            head.at()),
        new Spot(end.serialNumber(), end.seq(), chain, link + 1, head.at()));
  }

  /** The link at the head is not the one that was signed. */
  private boolean other(long number, Hash there, Head signed) {
    return trusted
        && number == signed.link()
        && link >= number
        && number > 0
        && !faults.suspects(signed.hash())
        && !(number == link ? hash : there).equals(signed.hash());
  }
}
