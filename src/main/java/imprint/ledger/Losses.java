package imprint.ledger;

import imprint.finding.Refusal;
import imprint.ledger.chain.Head;
import imprint.ledger.chain.Origin;
import imprint.ledger.chain.Origin.Lost;
import imprint.ledger.chain.Seen;
import imprint.secret.FileLock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Whether the ledger holds all that was seen of it, and how to go on where it does not. */
final class Losses {
  private static final long NEVER = -1;

  private final Database database;
  private final Chains chains;
  private final Vault vault;
  private final Outside outside;
  private volatile long compared = NEVER;
  private volatile boolean checked;

  Losses(Database database, Chains chains, Vault vault, Outside outside) {
    this.database = database;
    this.chains = chains;
    this.vault = vault;
    this.outside = outside;
  }

  /**
   * Whoever goes on in a ledger that is older than what was seen gives identities out twice. Once,
   * and again with each new connection: a server that was put back to an older state has ended the
   * others.
   *
   * @throws Refusal ledger.older-than-seen, ledger.head-file-damaged
   */
  void refuseOlder() {
    if (compared != database.connections()) {
      database.read(
          handle -> {
            refuseOlder(handle);
            return true;
          });
    }
  }

  /** The same where a transaction begins, which may be on a connection that was made for it. */
  void refuseOlder(Handle handle) {
    long connections = database.connections();
    if (compared == connections) {
      return;
    }
    Seen seen = outside.furthest();
    Seen now = Chains.seen(handle);
    // one by one only those that went on since
    if (!lost(handle, seen.without(now.heads().values())).isEmpty()) {
      throw older(latest(seen.heads().values()), latest(now.heads().values()));
    }
    List<String> lower = lower(seen, now);
    if (!lower.isEmpty()) {
      String first = lower.getFirst();
      throw turnedBack(first, seen.next(first), now.next(first));
    }
    outside.found(now);
    compared = connections;
  }

  /** A server that was away may have come back with an older ledger. */
  void again() {
    compared = NEVER;
  }

  /**
   * Before an identity is given out, in its transaction: a server can be put back to an older state
   * and end no connection. Of a ledger in a file each event is held against its only chain.
   *
   * @throws Refusal ledger.older-than-seen
   */
  void refuseShorter(Handle handle) {
    if (chains.alone()) {
      return;
    }
    Seen now = Seen.of(Chains.heads(handle), Map.of());
    if (!missing(now).isEmpty()) {
      // perhaps somebody accepted that meanwhile
      outside.furthest();
    }
    List<Head> lost = missing(now);
    if (!lost.isEmpty()) {
      Map<String, Head> left = new HashMap<>(now.heads());
      left.keySet().retainAll(lost.stream().map(Head::chain).toList());
      throw older(latest(lost), latest(left.values()));
    }
    outside.found(now);
  }

  private List<Head> missing(Seen now) {
    return outside.heads().stream().filter(head -> !now.reaches(head)).toList();
  }

  /**
   * A number that lies below what was drawn already is drawn a second time.
   *
   * @throws Refusal ledger.older-than-seen
   */
  void refuseDrawn(String sequence, long number) {
    long next = outside.next(sequence);
    if (number < next) {
      throw turnedBack(sequence, next, number);
    }
  }

  private Refusal turnedBack(String sequence, long seen, long now) {
    String name = Numbers.name(sequence);
    return older(name + " " + (seen - 1), name + " " + (now - 1));
  }

  private Refusal older(String seen, String now) {
    return Refusal.of("ledger.older-than-seen", seen, now, outside.file());
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

  private static String latest(Collection<Head> heads) {
    return heads.stream().map(Head::at).max(Comparator.naturalOrder()).orElse("-");
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
        .filter(one -> now.next(one.getKey()) < one.getValue())
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
    // what other processes saw is in the file before it is read, or finds it begun anew
    try (FileLock _ = outside.lock()) {
      return acceptAlone(reason, by, at);
    }
  }

  private List<Lost> acceptAlone(String reason, By by, String at) {
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
    again();
    checked = false;
    return accepted;
  }

  /** Empty where the file is damaged: that is a loss as well. */
  private Optional<Seen> readable() {
    try {
      return Optional.of(outside.furthest());
    } catch (Refusal damaged) {
      return Optional.empty();
    }
  }
}
