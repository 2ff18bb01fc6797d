package imprint.ledger.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * Values in the one form in which they are hashed. Each is a byte 1, its length (4 bytes, most
 * significant first) and its bytes: text as UTF-8, numbers as decimal digits, hashes as they are.
 * What is absent is a byte 0. The name of the form comes first, so that two kinds never hash alike.
 */
public final class Canonical {
  private final MessageDigest digest;

  /**
   * @param form what it is, and the number of this way to write it: {@code imprint event 1}
   */
  public Canonical(String form) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
    text(form);
  }

  public Canonical text(@Nullable String value) {
    return value == null ? absent() : present(value.getBytes(StandardCharsets.UTF_8));
  }

  public Canonical number(long value) {
    return text(Long.toString(value));
  }

  public Canonical hash(Hash value) {
    return present(value.bytes());
  }

  private Canonical absent() {
    digest.update((byte) 0);
    return this;
  }

  private Canonical present(byte[] bytes) {
    int n = bytes.length;
    digest.update(new byte[] {1, (byte) (n >>> 24), (byte) (n >>> 16), (byte) (n >>> 8), (byte) n});
    digest.update(bytes);
    return this;
  }

  /** Of all that was added; once. */
  public Hash hash() {
    return Hash.of(digest.digest());
  }
}
