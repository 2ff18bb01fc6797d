package imprint.line;

import imprint.factory.LoadedProduct;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.Allotment;
import imprint.ledger.By;
import imprint.ledger.Ledger;
import imprint.ledger.OfflineLedger;
import imprint.ledger.ServerProbe;
import imprint.ledger.custody.AskedOnce;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The ledgers of a station, and which of them a run is recorded in: the usual one; and where the
 * station may go on without its server, its own while that is away. Decided when a run begins and
 * never within it (docs/decisions/0016).
 */
final class Books implements AutoCloseable {
  /** A person waits for each try. */
  private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);

  private final StationSettings settings;
  private final SecureRandom random;
  private final InstantSource clock;
  private final AskedOnce prompt;
  private final By by;
  private final LeftOpen leftOpen;
  private final Set<String> inWork = ConcurrentHashMap.newKeySet();
  private final ReentrantLock turn = new ReentrantLock();
  private final List<OpenUnit> interrupted = new CopyOnWriteArrayList<>();

  private volatile @Nullable Ledger usual;
  private volatile @Nullable Ledger own;
  private volatile boolean away = true;
  private volatile @Nullable Allotment allotment;
  private @Nullable Instant tried;
  private volatile boolean toMerge = true;

  private Books(StationSettings settings, SecureRandom random, InstantSource clock) {
    this.prompt = new AskedOnce(settings.ledger().prompt());
    this.settings = settings;
    this.random = random;
    this.clock = clock;
    this.by = settings.by();
    this.leftOpen = new LeftOpen(settings);
  }

  /**
   * Opens the ledger, or, where that is on a server that is away and the station has numbers of its
   * own, its own one.
   *
   * @param notices is told what is worth knowing
   * @throws Refusal when the ledger or its key cannot be had, or it is older than what was seen
   */
  static Books open(
      StationSettings settings,
      SecureRandom random,
      InstantSource clock,
      Consumer<Finding> notices) {
    Books books = new Books(settings, random, clock);
    try {
      if (books.mayBeAlone()) {
        books.forRun(notices);
      } else {
        books.connect();
        books.away = false;
      }
      return books;
    } catch (RuntimeException e) {
      books.close();
      throw e;
    }
  }

  private boolean mayBeAlone() {
    return settings.ledger().offline() > 0;
  }

  /** Units that an earlier process of this station left unfinished. */
  List<OpenUnit> interrupted() {
    return List.copyOf(interrupted);
  }

  /** Serial numbers of the units that runs of this process work on. */
  Set<String> inWork() {
    return inWork;
  }

  /** Where the latest run was recorded. */
  Ledger current() {
    Ledger ledger = away ? own : usual;
    if (ledger == null) {
      throw new IllegalStateException("no ledger was opened");
    }
    return ledger;
  }

  LedgerState state() {
    if (!away) {
      return new LedgerState.Usual();
    }
    Allotment of = allotment;
    return new LedgerState.OnItsOwn(
        of == null ? OptionalLong.empty() : OptionalLong.of(of.left(current())));
  }

  /**
   * The ledger for a run that begins. Where the server is back, what was made without it is moved
   * to it first.
   *
   * @throws Refusal what a ledger says, but that the server is away
   */
  Ledger forRun(Consumer<Finding> notices) {
    if (!mayBeAlone()) {
      return current();
    }
    turn.lock();
    try {
      if (!away || due()) {
        meet(notices);
      }
      if (away) {
        notices.accept(Finding.warning("line.offline", left()));
      }
      return current();
    } finally {
      turn.unlock();
    }
  }

  private String left() {
    Allotment of = allotment;
    return of == null ? "?" : Long.toString(of.left(current()));
  }

  private boolean due() {
    Instant before = tried;
    Instant now = clock.instant();
    // a clock that went back must not keep the station away
    return before == null
        || now.isBefore(before)
        || Duration.between(before, now).compareTo(BETWEEN_TRIES) >= 0;
  }

  /** Tries the server, and comes to terms with it if it is there. */
  private void meet(Consumer<Finding> notices) {
    try {
      ServerProbe.ask(settings.ledger());
      Ledger server = connect();
      Ledger mine = ownLedger();
      if (away) {
        leftOpen.setAsideOverwritten(server, mine, inWork, notices);
      }
      if (away || toMerge) {
        merge(server, mine, notices);
        topUp(server, mine);
      }
      away = false;
    } catch (Refusal refusal) {
      toMerge = true;
      if (!ServerProbe.away(refusal)) {
        throw refusal;
      }
      goAlone(refusal);
    }
  }

  private void merge(Ledger server, Ledger mine, Consumer<Finding> notices) {
    // a run that ends meanwhile says so by itself
    toMerge = false;
    boolean later = true;
    try {
      later = new Merging(server, mine, leftOpen, by).run(notices);
    } finally {
      toMerge |= later;
    }
  }

  /**
   * From now on in the station's own ledger.
   *
   * @throws Refusal {@code why}, where it has none open and none with numbers
   */
  private void goAlone(Refusal why) {
    tried = clock.instant();
    if (own == null) {
      Ledger mine =
          OfflineLedger.withBlocks(settings.ledger().asking(prompt), clock).orElseThrow(() -> why);
      own = mine;
      mine.prepare();
      interrupted.addAll(leftOpen.sort(mine));
    }
    away = true;
  }

  private Ledger connect() {
    Ledger there = usual;
    if (there != null) {
      if (away) {
        // it may have come back with an older ledger
        there.prepare();
      }
      return there;
    }
    there = Ledger.open(settings.ledger().asking(prompt), random, clock);
    try {
      there.prepare();
      interrupted.addAll(leftOpen.sort(there));
    } catch (RuntimeException e) {
      there.close();
      throw e;
    }
    usual = there;
    return there;
  }

  private Ledger ownLedger() {
    Ledger mine = own;
    if (mine == null) {
      mine = OfflineLedger.open(settings.ledger().asking(prompt), by, random, clock);
      own = mine;
      mine.prepare();
    }
    return mine;
  }

  /** The product that is made from now on: numbers for it are taken while the server is there. */
  void use(LoadedProduct product) {
    if (!mayBeAlone()) {
      return;
    }
    Allotment before = allotment;
    turn.lock();
    try {
      allotment = LedgerSequences.allotment(product);
      if (away) {
        return;
      }
      ServerProbe.ask(settings.ledger());
      topUp(connect(), ownLedger());
    } catch (Refusal refusal) {
      if (!ServerProbe.away(refusal)) {
        allotment = before;
        throw refusal;
      }
      goAlone(refusal);
    } finally {
      turn.unlock();
    }
  }

  private void topUp(Ledger server, Ledger mine) {
    Allotment of = allotment;
    if (of != null) {
      of.topUp(server, mine, settings.ledger().offline(), by, random);
    }
  }

  /** A run ended that was recorded there. */
  void ended(Ledger ledger) {
    if (ledger.equals(own)) {
      toMerge = true;
    }
  }

  @Override
  public void close() {
    Optional.ofNullable(usual).ifPresent(Ledger::close);
    Optional.ofNullable(own).ifPresent(Ledger::close);
    prompt.close();
  }
}
