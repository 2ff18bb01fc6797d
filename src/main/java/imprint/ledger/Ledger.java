package imprint.ledger;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.chain.Origin.Lost;
import imprint.secret.Secret;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who got which identity, when, and how it was proven. What is recorded is never changed and never
 * removed: a unit's claim is written once, and what happens to it is added as events.
 *
 * <p>Threads and processes may use the same ledger at once: of one machine where it is a file, of
 * many where it is on a server. What a method records is on the disk when it returns, all of it or
 * nothing. Every method may be refused with what is wrong with the file or the server; after {@code
 * ledger.server-unsure} nobody knows whether it was recorded.
 *
 * <p>A unit is <em>live</em> while it is neither set aside nor retired. A board (its MAC) carries
 * one live unit at most. Setting a unit aside or retiring it frees the board for another identity,
 * which overwrites what the board may hold of the old one. Serial number, DAC key, certificate,
 * passcode and rotating id stay taken for ever.
 */
public final class Ledger implements AutoCloseable {
  private final Inside inside;
  final Database database;
  private final Units units;
  private final Events events;
  private final Vault vault;
  private final Recorder recorder;

  private Ledger(Parts parts, Clocks clocks) {
    this.inside = Inside.of(parts, clocks);
    this.database = inside.database();
    this.units = inside.units();
    this.events = inside.events();
    this.vault = inside.vault();
    this.recorder = inside.recorder();
  }

  /** For those who work on the whole of it, or on two. */
  Inside inside() {
    return inside;
  }

  /** As the other, for a file with its station key beside it, {@code <file>.key}. */
  public static Ledger open(String urlOrFile, InstantSource clock) {
    return open(Access.file(urlOrFile), new SecureRandom(), clock);
  }

  /**
   * Opens a ledger, or makes one where there is none.
   *
   * @throws Refusal for a file: ledger.unknown-url, ledger.not-a-file, ledger.folder-not-writable,
   *     ledger.on-a-share, ledger.not-writable, ledger.not-a-ledger, ledger.damaged, ledger.newer,
   *     ledger.not-upgraded, ledger.no-copy; for a server: ledger.password-in-url,
   *     ledger.not-a-server, ledger.unknown-server-option, ledger.certificate-absent, and those of
   *     {@link ServerSchema#checked}
   */
  public static Ledger open(Access access, SecureRandom random, InstantSource clock) {
    return open(access, random, Clocks.of(clock));
  }

  /** As the other, with a count of time of its own. */
  public static Ledger open(Access access, SecureRandom random, Clocks clock) {
    Place place = Place.of(access.urlOrFile());
    if (place instanceof FilePlace file) {
      file.check();
      if (!file.exists()) {
        file.create(FileSchema.newLedger());
      }
    }
    return new Ledger(Parts.of(place, access, true, random), clock);
  }

  /** As the other, for a file with its station key beside it. */
  public static Ledger openExisting(String urlOrFile, InstantSource clock) {
    return openExisting(Access.file(urlOrFile), clock);
  }

  /**
   * Opens a ledger that is there: for looking into it, where a mistyped name must not make one.
   *
   * @throws Refusal ledger.absent, ledger.no-ledger-in-database and as {@link #open}
   */
  public static Ledger openExisting(Access access, InstantSource clock) {
    Place place = Place.of(access.urlOrFile());
    if (place instanceof FilePlace file) {
      if (!file.exists()) {
        throw Refusal.of("ledger.absent", file);
      }
      file.check();
    }
    return new Ledger(Parts.of(place, access, false, new SecureRandom()), Clocks.of(clock));
  }

  /**
   * Opens the station key, or makes it for a new ledger. What needs it does this by itself; a
   * station does it at its start, so that a missing key is told before the first board.
   *
   * @throws Refusal ledger.key-absent, ledger.key-of-another, ledger.key-readable-by-others,
   *     ledger.key-damaged, ledger.key-locked, ledger.passphrase-wrong, ledger.token-…,
   *     ledger.key-store-…
   */
  public void unlock() {
    vault.open(database);
  }

  /**
   * What a station does at its start, and when its server is back: opens the station key, and sees
   * that the ledger holds all that this installation ever saw of it. Recording does it by itself
   * with each new connection.
   *
   * @throws Refusal ledger.older-than-seen, ledger.head-altered, ledger.head-file-damaged, and
   *     those of {@link #unlock}
   */
  public void prepare() {
    inside.outside().sweep();
    inside.losses().again();
    recorder.prepare();
    recorder.save();
  }

  /**
   * Knowingly goes on with a ledger that is older than what was seen of it, or whose head was
   * altered: begins a new chain that says who did so and why. Sequences go on where they were seen,
   * so that what counts up is not given out twice.
   *
   * @return what is lost
   * @throws Refusal ledger.nothing-lost, and those of {@link #unlock}
   */
  public List<Lost> acceptLoss(String reason, By by) {
    unlock();
    return inside.losses().accept(reason, by, inside.now());
  }

  /**
   * Goes through the whole ledger and holds every row against what it is bound to. Others can go on
   * writing meanwhile. Where the station key is at hand it is opened, so that a chain that somebody
   * else made is told from ours.
   *
   * @throws Refusal those of {@link #unlock} but ledger.key-absent
   */
  public Verified verify() {
    return verify(false);
  }

  /**
   * The same.
   *
   * @param copies opens each sealed copy as well, which takes milliseconds of each; where there are
   *     copies and no station key that is a fault
   */
  public Verified verify(boolean copies) {
    if (vault.hasKey()) {
      unlock();
    }
    recorder.save();
    return new Verification(database, vault, inside.outside()).run(copies);
  }

  /** What was noticed since this was asked last, and stops nothing. */
  public List<Finding> notices() {
    return recorder.notices();
  }

  /**
   * Keyed: the passcodes are few enough to try them all. Equal for equal passcodes of a product.
   */
  public Fingerprint passcodeFingerprint(int vendorId, int productId, int passcode) {
    unlock();
    return vault.passcode(vendorId, productId, passcode);
  }

  /** Keyed as well: whoever had the unique id (16 bytes or more) could follow the device. */
  public Fingerprint rotatingIdFingerprint(byte[] uniqueId) {
    unlock();
    return vault.rotatingId(uniqueId);
  }

  /**
   * Draws the next number of a product's sequence: 1, 2, 3, … Whoever draws, and however it ends,
   * no number is ever drawn again; one that was not used is a gap.
   *
   * @param name of the sequence; every name has numbers of its own
   * @throws Refusal ledger.older-than-seen; ledger.no-block, ledger.block-used-up in a station's
   *     own ledger
   */
  public long next(int vendorId, int productId, String name) {
    return recorder.draw(
        Numbers.key(vendorId, productId, name),
        h -> inside.numbers().next(h, vendorId, productId, name));
  }

  /** As {@link #reserve(Claim, Event.Reserved, By, Copy...)}, for no order. */
  public ReserveResult reserve(Claim claim, By by, Copy... copies) {
    return reserve(claim, new Event.Reserved(""), by, copies);
  }

  /** Records the claim, and with it the copies to keep, if nothing of it is taken. */
  public ReserveResult reserve(Claim claim, Event.Reserved event, By by, Copy... copies) {
    return recorder.record(
        h -> {
          inside.losses().refuseShorter(h);
          return inside.registrar().reserve(h, claim, event, by, copies);
        });
  }

  /** Records the event, and with it the copies to keep, if the unit is where it is expected. */
  public AppendResult append(Unit unit, State expected, Event event, By by, Copy... copies) {
    return recorder.append(
        unit, event, h -> inside.registrar().append(h, unit, expected, event, by, copies));
  }

  /**
   * The copy, to be closed by the caller.
   *
   * @throws Refusal ledger.no-sealed-copy, ledger.copies-removed, ledger.copies-never-kept,
   *     ledger.sealed-copy-damaged, ledger.copy-of-another-key, and those of {@link #unlock}
   */
  public Secret recall(Unit unit, Copy.Kind kind) {
    // a passphrase is asked for only where there is something to open
    Vault.Sealed sealed = database.read(h -> Vault.find(h, unit, kind));
    unlock();
    return vault.unseal(sealed, unit, kind);
  }

  /** By serial number; or by MAC in any spelling: the live unit of that board, else its latest. */
  public Optional<Unit> find(String serialNumberOrMac) {
    return database.read(h -> units.find(h, serialNumberOrMac.strip()));
  }

  /** The live unit of that board. */
  public Optional<Unit> carriedBy(Mac mac) {
    return database.read(h -> units.carriedBy(h, mac));
  }

  /** Which copies of the unit are there; none is opened. */
  public Set<Copy.Kind> kept(Unit unit) {
    return Set.copyOf(database.read(h -> Copies.of(h, unit.id())));
  }

  /** What happened to the unit, oldest first. */
  public List<Entry> history(Unit unit) {
    return database.read(h -> events.history(h, unit.id()));
  }

  /** The latest units, newest first. */
  public List<Unit> latest(int atMost) {
    return database.read(h -> units.latest(h, atMost));
  }

  /** Units by what somebody has in hand. */
  public InHand inHand() {
    return new InHand(database, units, vault);
  }

  /** All units at once: by what is asked of them, from other lines, and to be forgotten. */
  public Records records() {
    return new Records(database, recorder, units, events, vault);
  }

  /** Where the labels of units are. */
  public Labels labels() {
    return new Labels(inside);
  }

  /** Units that are neither done nor set aside nor retired, of all stations, oldest first. */
  public List<Unit> open() {
    return database.read(units::unfinished);
  }

  /** What a run left unfinished, and who goes on with it. */
  public Unfinished unfinished() {
    return new Unfinished(recorder, inside.registrar(), units);
  }

  /** Open units that {@code station} worked on last, in a process that has ended since. */
  public List<Unit> interrupted(String station) {
    return open().stream()
        .filter(unit -> unit.orphaned() && unit.last().by().station().equals(station))
        .toList();
  }

  @Override
  public void close() {
    recorder.save();
    vault.close();
    database.close();
  }
}
