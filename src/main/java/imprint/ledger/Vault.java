package imprint.ledger;

import imprint.finding.Refusal;
import imprint.ledger.chain.ChainKey;
import imprint.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What needs the station key: fingerprints of guessable values, and the sealed copies. The key is
 * read when it is first needed, so that a ledger can be looked into without it.
 */
final class Vault implements AutoCloseable {
  private final Path keyFile;
  private final SecureRandom random;
  private final Map<String, ChainKey> chainKeys = new ConcurrentHashMap<>();
  private @Nullable StationKey key;

  Vault(Path keyFile, SecureRandom random) {
    this.keyFile = keyFile;
    this.random = random;
  }

  /**
   * Binds a new ledger to its key. A ledger that is bound never gets a new key: its copies would
   * stay shut and its passcodes could be given out twice.
   *
   * @throws Refusal ledger.key-absent, ledger.key-of-another, and those of {@link StationKey#open}
   */
  synchronized StationKey unlock(Handle handle) {
    if (key != null) {
      return key;
    }
    Optional<String> bound =
        handle.createQuery("select key_id from station_key").mapTo(String.class).findOne();
    StationKey opened =
        bound.isPresent() ? StationKey.open(keyFile) : StationKey.openOrCreate(keyFile, random);
    if (bound.isEmpty()) {
      handle.execute("insert into station_key (singleton, key_id) values (1, ?)", opened.id());
    } else if (!bound.get().equals(opened.id())) {
      opened.close();
      throw Refusal.of("ledger.key-of-another", keyFile);
    }
    key = opened;
    return opened;
  }

  synchronized boolean isOpen() {
    return key != null;
  }

  /** Whether there is a key to open. */
  boolean hasKey() {
    return Files.exists(keyFile);
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

  Fingerprint passcode(Handle handle, int vendorId, int productId, int passcode) {
    byte[] value =
        ByteBuffer.allocate(12).putInt(vendorId).putInt(productId).putInt(passcode).array();
    return unlock(handle).fingerprint("passcode", value);
  }

  Fingerprint rotatingId(Handle handle, byte[] uniqueId) {
    return unlock(handle).fingerprint("rotating id", uniqueId);
  }

  /**
   * @throws Refusal ledger.copy-kept-already
   */
  Unit keep(Handle handle, Unit unit, Copy copy) {
    if (sealed(handle, unit, copy.kind()).isPresent()) {
      throw Refusal.of("ledger.copy-kept-already", unit.serialNumber());
    }
    StationKey opened = unlock(handle);
    byte[] sealed = opened.sealer(random).seal(copy.content(), belongsTo(unit, copy.kind()));
    handle.execute(
        "insert into sealed_copy (unit_id, kind, key_id, content) values (?, ?, ?, ?)",
        unit.id(),
        copy.kind().name(),
        opened.id(),
        sealed);
    return unit;
  }

  /**
   * @throws Refusal ledger.no-sealed-copy, ledger.key-of-another, ledger.sealed-copy-damaged
   */
  Secret recall(Handle handle, Unit unit, Copy.Kind kind) {
    byte[] sealed =
        sealed(handle, unit, kind)
            .orElseThrow(() -> Refusal.of("ledger.no-sealed-copy", unit.serialNumber()));
    return unlock(handle)
        .sealer(random)
        .unseal(sealed, belongsTo(unit, kind))
        .orElseThrow(() -> Refusal.of("ledger.sealed-copy-damaged", unit.serialNumber()));
  }

  private static Optional<byte[]> sealed(Handle handle, Unit unit, Copy.Kind kind) {
    return handle
        .createQuery("select content from sealed_copy where unit_id = :id and kind = :kind")
        .bind("id", unit.id())
        .bind("kind", kind.name())
        .map((row, _) -> row.getBytes(1))
        .findOne();
  }

  private static byte[] belongsTo(Unit unit, Copy.Kind kind) {
    return (unit.id() + "\n" + kind.name() + "\n" + unit.serialNumber())
        .getBytes(StandardCharsets.UTF_8);
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
