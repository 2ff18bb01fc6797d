package imprint.ledger;

import imprint.finding.Refusal;
import imprint.ledger.chain.Head;
import imprint.ledger.chain.Origin;
import imprint.ledger.chain.Origin.Lost;
import imprint.ledger.chain.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Whether the ledger holds all that was seen of it, and how to go on where it does not. */
final class Losses {
  private final Database database;
  private final Chains chains;
  private final Vault vault;
  private final Outside outside;
  private volatile boolean compared;
  private volatile boolean checked;

  Losses(Database database, Chains chains, Vault vault, Outside outside) {
    this.database = database;
    this.chains = chains;
    this.vault = vault;
    this.outside = outside;
  }

  /**
   * Once: whoever goes on in a ledger that is older than what was seen gives identities out twice.
   *
   * @throws Refusal ledger.older-than-seen, ledger.head-file-damaged
   */
  void refuseOlder() {
    if (compared) {
      return;
    }
    Seen seen = outside.read();
    List<Lost> lost = database.read(h -> lost(h, seen));
    Seen now = database.read(Chains::seen);
    if (!lost.isEmpty() || !lower(seen, now).isEmpty()) {
      throw Refusal.of("ledger.older-than-seen", latest(seen), latest(now), outside.file());
    }
    outside.found(now);
    compared = true;
  }

  /** A server that was away may have come back with an older ledger. */
  void again() {
    compared = false;
  }

  /**
   * The keys are open: once, that nobody else moved the head of this installation's chain.
   *
   * @throws Refusal ledger.head-altered
   */
  void refuseAlteredHead() {
    if (checked) {
      return;
    }
    Optional<Head> head = database.read(chains::head);
    if (head.filter(this::altered).isPresent()) {
      throw Refusal.of("ledger.head-altered", head.get().chain());
    }
    checked = true;
  }

  private boolean altered(Head head) {
    return !head.authentic(vault.chainKey(head.chain()).publicKey());
  }

  private static String latest(Seen seen) {
    return seen.heads().values().stream().map(Head::at).max(Comparator.naturalOrder()).orElse("-");
  }

  /** The chains that went further once. */
  static List<Lost> lost(Handle handle, Seen seen) {
    List<Lost> lost = new ArrayList<>();
    for (Head head : seen.heads().values()) {
      if (!Chains.hash(handle, head.chain(), head.link()).equals(Optional.of(head.hash()))) {
        long left = Math.min(Chains.last(handle, head.chain()), head.link() - 1);
        lost.add(new Lost(head.chain(), left, head.link(), head.at()));
      }
    }
    return lost;
  }

  /** The sequences that went further once. */
  static List<String> lower(Seen seen, Seen now) {
    return seen.drawn().entrySet().stream()
        .filter(one -> now.drawn().getOrDefault(one.getKey(), 1L) < one.getValue())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /**
   * Begins a new chain that says what was lost, and goes on from it. Sequences go on where they
   * were seen.
   *
   * @throws Refusal ledger.nothing-lost
   */
  List<Lost> accept(String reason, By by, String at) {
    Optional<Seen> file = readable();
    Seen seen = file.orElse(Seen.NOTHING);
    List<Lost> accepted =
        database.write(
            handle -> {
              List<Lost> lost = lost(handle, seen);
              boolean moved = chains.head(handle).filter(this::altered).isPresent();
              boolean lower = !lower(seen, Chains.seen(handle)).isEmpty();
              if (lost.isEmpty() && !moved && !lower && file.isPresent()) {
                throw Refusal.of("ledger.nothing-lost");
              }
              Origin.Loss loss = new Origin.Loss(reason, by.station(), by.person(), lost);
              chains.begin(handle, vault, at, new Origin(Adoption.origin(handle).adopted(), loss));
              seen.drawn().forEach((name, next) -> Numbers.raise(handle, name, next));
              return lost;
            });
    outside.replace(database.read(Chains::seen));
    compared = false;
    checked = false;
    return accepted;
  }

  /** Empty where the file is damaged: that is a loss as well. */
  private Optional<Seen> readable() {
    try {
      return Optional.of(outside.read());
    } catch (Refusal damaged) {
      return Optional.empty();
    }
  }
}
