package imprint.ledger.custody;

import imprint.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The station's data keys, 32 bytes each, oldest first. The first is the root, which a ledger is
 * bound to for ever; each further one was added so that what is sealed from then on has a new key.
 * What is used is derived from them by HKDF-SHA256 (RFC 5869), one key for each use.
 */
public final class Keyring implements AutoCloseable {
  static final int KEY = 32;

  /** One a year outlives every station. */
  static final int MOST = 64;

  private final List<Secret> keys;

  private Keyring(List<Secret> keys) {
    this.keys = List.copyOf(keys);
  }

  static Keyring fresh(SecureRandom random) {
    return new Keyring(List.of(key(random)));
  }

  /** Copies the keys, which stand there one after the other. */
  static Keyring of(byte[] joined) {
    if (!fits(joined.length)) {
      throw new IllegalArgumentException("not a number of keys");
    }
    List<Secret> keys = new ArrayList<>();
    for (int at = 0; at < joined.length; at += KEY) {
      keys.add(Secret.owning(Arrays.copyOfRange(joined, at, at + KEY)));
    }
    return new Keyring(keys);
  }

  static boolean fits(int length) {
    return length > 0 && length % KEY == 0 && length <= MOST * KEY;
  }

  /** All of these and a new one, which is the newest; these stay their owner's to close. */
  Keyring renewed(SecureRandom random) {
    List<Secret> more = new ArrayList<>();
    keys.forEach(key -> more.add(key.copy()));
    more.add(key(random));
    return new Keyring(more);
  }

  boolean full() {
    return keys.size() == MOST;
  }

  private static Secret key(SecureRandom random) {
    byte[] key = new byte[KEY];
    random.nextBytes(key);
    return Secret.owning(key);
  }

  /** One after the other; the caller closes it. */
  Secret joined() {
    byte[] all = new byte[keys.size() * KEY];
    for (int i = 0; i < keys.size(); i++) {
      int at = i * KEY;
      keys.get(i)
          .use(
              key -> {
                System.arraycopy(key, 0, all, at, KEY);
                return at;
              });
    }
    return Secret.owning(all);
  }

  public int size() {
    return keys.size();
  }

  /** Tell the keys apart and say nothing of them: 16 hexadecimal digits each, oldest first. */
  public List<String> ids() {
    return keys.stream().map(Keyring::id).toList();
  }

  private static String id(Secret key) {
    try (Secret id = derive(key, "imprint ledger: key id")) {
      return id.use(bytes -> HexFormat.of().formatHex(bytes, 0, 8));
    }
  }

  /**
   * The 32 bytes for one use of the key at {@code index}, 0 for the root; the caller closes them.
   */
  public Secret derive(int index, String use) {
    return derive(keys.get(index), use);
  }

  private static Secret derive(Secret key, String use) {
    return key.use(
        bytes -> {
          try {
            return Secret.owning(
                KDF.getInstance("HKDF-SHA256")
                    .deriveData(
                        HKDFParameterSpec.ofExtract()
                            .addIKM(bytes)
                            .thenExpand(use.getBytes(StandardCharsets.UTF_8), KEY)));
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK from 25 on has it
          }
        });
  }

  @Override
  public void close() {
    keys.forEach(Secret::close);
  }

  @Override
  public String toString() {
    return "Keyring";
  }
}
