package imprint.line;

import imprint.esp.flash.PartitionTable;
import imprint.esp.link.Ports;
import imprint.esp.link.ResetSequence.Pause;
import imprint.factory.IdentityMaker;
import imprint.factory.LoadedProduct;
import imprint.factory.StationCode;
import imprint.factory.release.ReleaseBook;
import imprint.factory.release.ReleaseState;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.label.print.SystemCommands;
import imprint.ledger.Ledger;
import imprint.line.people.People;
import imprint.line.people.Person;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The composition root: what one station works with, put together once. */
public final class Station implements AutoCloseable {
  private final StationSettings begun;
  private final People people;
  private final Books books;
  private final Ports ports;
  private final Pause pause;
  private final SecureRandom random;
  private final InstantSource clock;
  private final List<Finding> notices;
  private final Map<SlotPlace, Slot> slots = new ConcurrentHashMap<>();

  /** Runs read the product, and only while none does may it be changed. */
  private final ReentrantReadWriteLock inUse = new ReentrantReadWriteLock();

  private volatile @Nullable LoadedProduct product;
  private volatile LineSettings line;
  private volatile StationSettings settings;

  private Station(
      StationSettings settings,
      Books books,
      LineSettings line,
      People people,
      Ports ports,
      Pause pause,
      SecureRandom random,
      InstantSource clock,
      List<Finding> notices) {
    this.begun = settings;
    this.settings = settings;
    this.people = people;
    this.books = books;
    this.ports = ports;
    this.pause = pause;
    this.line = line;
    this.random = random;
    this.clock = clock;
    this.notices = List.copyOf(notices);
  }

  /**
   * Opens the ledger and looks what a process of this station left unfinished when it died. Where
   * the ledger's server is away, a station that may go on without it does.
   *
   * @throws Refusal when the ledger or its key cannot be had, or it is older than what was seen;
   *     when the file of the line or of its people says what cannot be
   */
  public static Station open(
      StationSettings settings,
      Ports ports,
      Pause pause,
      SecureRandom random,
      InstantSource clock) {
    LineSettings line = LineFile.read(settings.line());
    People people = People.open(settings.folder().resolve(People.FILE), random, clock);
    List<Finding> notices = new ArrayList<>();
    Books books = Books.open(settings, random, clock, notices::add);
    return new Station(settings, books, line, people, ports, pause, random, clock, notices);
  }

  /** What was worth knowing when the station was opened. */
  public List<Finding> notices() {
    return notices;
  }

  /**
   * Units that an earlier process of this station left unfinished. Those to be set aside are; the
   * others are gone on with when their board is in a slot.
   */
  public List<OpenUnit> interrupted() {
    return books.interrupted();
  }

  /**
   * Loads a product and checks all of it.
   *
   * @param password of the PAI key, if it has one; the caller wipes it
   * @throws Refusal when anything is wrong with it, or line.station-busy while a board is worked
   *     on; the product in use stays
   */
  public LoadedProduct load(Path productYaml, char @Nullable [] password) {
    return use(read(productYaml, password));
  }

  /**
   * Loads a product that was released, and nothing else.
   *
   * @throws Refusal as {@link #load}; release.none, release.changed, release.file-changed,
   *     release.superseded
   */
  public LoadedProduct loadReleased(Path productYaml, char @Nullable [] password) {
    LoadedProduct loaded = read(productYaml, password);
    try {
      switch (ReleaseBook.of(productYaml).state(loaded.file())) {
        case ReleaseState.Released _ -> {}
        case ReleaseState.Draft draft -> throw new Refusal(draft.finding(productYaml));
      }
    } catch (RuntimeException e) {
      loaded.close();
      throw e;
    }
    return use(loaded);
  }

  /**
   * Reads a product and checks all of it, for something else than the line: the caller closes it.
   *
   * @throws Refusal when anything is wrong with it
   */
  public LoadedProduct read(Path productYaml, char @Nullable [] password) {
    LoadedProduct loaded = LoadedProduct.load(productYaml, password, random, clock);
    try {
      loaded.product().data().serialNumber().check(code());
      MakeLabel.tryOut(loaded);
      return loaded;
    } catch (RuntimeException e) {
      loaded.close();
      throw e;
    }
  }

  private LoadedProduct use(LoadedProduct loaded) {
    if (!inUse.writeLock().tryLock()) {
      loaded.close();
      throw Refusal.of("line.station-busy");
    }
    try {
      books.use(loaded);
      LoadedProduct before = product;
      product = loaded;
      if (before != null) {
        before.close();
      }
      return loaded;
    } catch (RuntimeException e) {
      loaded.close();
      throw e;
    } finally {
      inUse.writeLock().unlock();
    }
  }

  Lease lease() {
    inUse.readLock().lock();
    return new Lease(product(), inUse.readLock());
  }

  /** The product in use. */
  public Optional<LoadedProduct> product() {
    return Optional.ofNullable(product);
  }

  /** The slot at that port; always the same one. */
  public Slot slot(String port) {
    return slot(new SlotPlace.Named(port));
  }

  /** The slot at that place; always the same one. */
  public Slot slot(SlotPlace place) {
    return slots.computeIfAbsent(place, at -> new Slot(this, at));
  }

  /** What a product can be tried with before the line makes it. */
  public Preparation preparation() {
    return new Preparation(this, code(), random, clock);
  }

  /** How the line works. */
  public LineSettings line() {
    return line;
  }

  /**
   * The line works so from now on, and after the next start: one change after another.
   *
   * @param change of how it works when its turn has come
   * @throws Refusal file.unwritable; then all stays as it was
   */
  public synchronized void keep(UnaryOperator<LineSettings> change) {
    LineSettings changed = change.apply(line);
    LineFile.write(settings().line(), changed);
    line = changed;
  }

  /** What can be plugged in and asked outside of a run. */
  public Visits visits() {
    int tableAt =
        product()
            .map(made -> made.product().target().partitionTableOffset())
            .orElse(PartitionTable.OFFSET);
    return new Visits(settings, ports, pause, clock, tableAt);
  }

  /** Looks whether all that the station needs is there; takes a second. */
  public List<Check> selfCheck() {
    PrinterCheck printers =
        new PrinterCheck(settings.folder(), line.printer(), new SystemCommands());
    return new SelfCheck(workplace(books.current()), ledgerState(), printers).run();
  }

  public StationSettings settings() {
    return settings;
  }

  /** Who can sign in here. */
  public People people() {
    return people;
  }

  /**
   * What begins from now on is that person's work; what has begun stays whose it is.
   *
   * @param person empty where nobody is signed in: then it is who was named at the start
   */
  public void signIn(Optional<Person> person) {
    settings = person.map(Person::name).map(begun::by).orElse(begun);
    people.by(person.map(Person::name).orElse(""));
  }

  /** The ledger in use: that of the latest run. */
  public Ledger ledger() {
    return books.current();
  }

  /** Whether boards are recorded where they usually are. */
  LedgerState ledgerState() {
    return books.state();
  }

  /**
   * What a run works with that begins now.
   *
   * @throws Refusal what a ledger says
   */
  Workplace workplace(RunWatcher watcher) {
    return workplace(books.forRun(watcher::noted));
  }

  private Workplace workplace(Ledger ledger) {
    return new Workplace(
        settings, ledger, line.orders().number(), books.inWork(), ports, pause, clock);
  }

  /** That run is over. */
  void ended(Workplace run) {
    books.ended(run.ledger());
  }

  /** Makes the identities that this station gives out. */
  IdentityMaker identities(LoadedProduct made, Ledger ledger) {
    return new IdentityMaker(made, new LedgerSequences(ledger, made), code(), random, clock);
  }

  private StationCode code() {
    return StationCode.of(settings().name());
  }

  /** Waits for runs that are still going on. */
  @Override
  public void close() {
    inUse.writeLock().lock();
    try {
      if (product != null) {
        product.close();
      }
    } finally {
      inUse.writeLock().unlock();
    }
    books.close();
  }
}
