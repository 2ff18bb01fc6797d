package imprint.ledger;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.chain.ChainKey;
import imprint.ledger.custody.KeyFile;
import imprint.ledger.custody.Keyring;
import imprint.ledger.custody.Prompt;
import imprint.ledger.custody.Sealer;
import imprint.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What needs the station's keys: fingerprints of guessable values, and the sealed copies. The keys
 * are opened when they are first needed, so that a ledger can be looked into without them.
 */
final class Vault implements AutoCloseable {
  private final Path keyFile;
  private final SecureRandom random;
  private final Map<String, ChainKey> chainKeys = new ConcurrentHashMap<>();
  private final Prompt prompt;
  private @Nullable StationKey key;

  Vault(Path keyFile, SecureRandom random, Prompt prompt) {
    this.keyFile = keyFile;
    this.random = random;
    this.prompt = prompt;
  }

  /**
   * Opens the keys, or makes them for a new ledger. Outside of any transaction that writes: a
   * person may be asked for a passphrase, and others must not wait for him.
   *
   * @throws Refusal ledger.key-of-another, and those of {@link KeyFile#open}
   */
  synchronized void open(Database database) {
    if (key != null) {
      return;
    }
    boolean bound = database.read(Vault::bound).isPresent();
    KeyFile file = new KeyFile(keyFile, random);
    try (Keyring keys = bound ? file.open(prompt) : file.openOrCreate(prompt)) {
      StationKey opened = new StationKey(keys);
      try {
        if (!bound) {
          database.write(h -> bind(h, opened));
        }
        refuseOther(database.read(Vault::bound), opened);
      } catch (RuntimeException e) {
        opened.close();
        throw e;
      }
      key = opened;
    }
  }

  private static Optional<String> bound(Handle handle) {
    return handle.createQuery("select key_id from station_key").mapTo(String.class).findOne();
  }

  /** Binds a new ledger to its key, if nobody did meanwhile. */
  private static boolean bind(Handle handle, StationKey opened) {
    if (bound(handle).isPresent()) {
      return false;
    }
    handle.execute("insert into station_key (singleton, key_id) values (1, ?)", opened.id());
    return true;
  }

  /**
   * A ledger that is bound never gets a new root: its copies would stay shut and its passcodes
   * could be given out twice.
   */
  private void refuseOther(Optional<String> bound, StationKey opened) {
    if (!bound.equals(Optional.of(opened.id()))) {
      throw Refusal.of("ledger.key-of-another", keyFile);
    }
  }

  synchronized boolean isOpen() {
    return key != null;
  }

  /** Whether there is a key to open. */
  boolean hasKey() {
    return Files.exists(keyFile);
  }

  /** That there is no key to open. */
  Finding absent() {
    return Finding.error("ledger.key-absent", keyFile);
  }

  private synchronized StationKey key() {
    if (key == null) {
      throw new IllegalStateException("the keys were not opened");
    }
    return key;
  }

  String keyId() {
    return key().id();
  }

  /** The key that signs that chain's heads. */
  ChainKey chainKey(String chain) {
    return chainKeys.computeIfAbsent(chain, id -> key().chainKey(id));
  }

  Fingerprint passcode(int vendorId, int productId, int passcode) {
    byte[] value =
        ByteBuffer.allocate(12).putInt(vendorId).putInt(productId).putInt(passcode).array();
    return key().fingerprint("passcode", value);
  }

  Fingerprint rotatingId(byte[] uniqueId) {
    return key().fingerprint("rotating id", uniqueId);
  }

  Fingerprint pseudonym(String kind, String text) {
    return key().fingerprint("pseudonym of a " + kind, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws Refusal ledger.copy-kept-already
   */
  Unit keep(Handle handle, Unit unit, Copy copy) {
    if (sealed(handle, unit, copy.kind()).isPresent()) {
      throw Refusal.of("ledger.copy-kept-already", unit.serialNumber());
    }
    StationKey opened = key();
    byte[] sealed =
        opened
            .sealer(random)
            .seal(copy.content(), belongsTo(unit.id(), unit.serialNumber(), copy.kind()));
    Direct.execute(
        handle,
        "insert into sealed_copy (unit_id, kind, key_id, content, kept) values (?, ?, ?, ?, ?)",
        unit.id(),
        copy.kind().name(),
        opened.newest(),
        sealed,
        copy.until().name());
    return unit;
  }

  /**
   * @throws Refusal ledger.no-sealed-copy, ledger.copies-removed, ledger.copies-never-kept
   */
  static Sealed find(Handle handle, Unit unit, Copy.Kind kind) {
    return sealed(handle, unit, kind).orElseThrow(() -> Copies.missing(handle, unit));
  }

  /**
   * @throws Refusal ledger.copy-of-another-key, ledger.sealed-copy-damaged
   */
  Secret unseal(Sealed sealed, Unit unit, Copy.Kind kind) {
    return unseal(sealed, unit.id(), unit.serialNumber(), kind);
  }

  /** The same of a unit that is known by its number and name alone. */
  Secret unseal(Sealed sealed, long unitId, String serialNumber, Copy.Kind kind) {
    return sealer(sealed, serialNumber)
        .unseal(sealed.content(), belongsTo(unitId, serialNumber, kind))
        .orElseThrow(() -> Refusal.of("ledger.sealed-copy-damaged", serialNumber));
  }

  /**
   * That it is under a key that the station has; it is not opened.
   *
   * @throws Refusal ledger.copy-of-another-key
   */
  Sealer sealer(Sealed sealed, String serialNumber) {
    return key()
        .sealer(sealed.keyId(), random)
        .orElseThrow(
            () -> Refusal.of("ledger.copy-of-another-key", serialNumber, sealed.keyId(), keyFile));
  }

  /** A copy as it lies in the database, and the id of the key that opens it. */
  record Sealed(String keyId, byte[] content) {}

  private static Optional<Sealed> sealed(Handle handle, Unit unit, Copy.Kind kind) {
    return Direct.first(
        handle,
        "select key_id, content from sealed_copy where unit_id = ? and kind = ?",
        row -> new Sealed(row.getString(1), row.getBytes(2)),
        unit.id(),
        kind.name());
  }

  /** All copies of the unit, as they lie there. */
  static List<Departure.Kept> all(Handle handle, Unit unit) {
    return handle
        .createQuery(
            "select kind, kept, key_id, content from sealed_copy where unit_id = :id order by kind")
        .bind("id", unit.id())
        .map(
            Database.row(
                (row, _) ->
                    new Departure.Kept(
                        Copy.Kind.valueOf(row.getString("kind")),
                        Copy.Until.valueOf(row.getString("kept")),
                        new Sealed(row.getString("key_id"), row.getBytes("content")))))
        .list();
  }

  private static byte[] belongsTo(long unitId, String serialNumber, Copy.Kind kind) {
    return (unitId + "\n" + kind.name() + "\n" + serialNumber).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void close() {
    chainKeys.clear();
    if (key != null) {
      key.close();
      key = null;
    }
  }
}
