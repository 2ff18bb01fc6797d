package imprint.secret;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Secret bytes with one owner, wiped on {@link #close}. Has no readable {@code toString} and is
 * never serialised.
 *
 * <pre>
 * try (Secret key = Secret.owning(bytes)) {
 *   cipher.init(…, key.use(b -> new SecretKeySpec(b, "AES")));
 * }
 * </pre>
 */
public final class Secret implements AutoCloseable {
  private final byte[] bytes;
  private boolean wiped;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the array over: the caller must not keep it. */
  public static Secret owning(byte[] bytes) {
    return new Secret(bytes);
  }

  /** Copies the array; the caller still has to wipe its own. */
  public static Secret copyOf(byte[] bytes) {
    return new Secret(bytes.clone());
  }

  /** Lends the bytes for the length of one call; what is returned must not keep them. */
  public synchronized <T> T use(Function<byte[], T> borrower) {
    if (wiped) {
      throw new IllegalStateException("the secret was wiped");
    }
    return borrower.apply(bytes);
  }

  /** An own copy, to be closed by whoever asked for it. */
  public Secret copy() {
    return use(Secret::copyOf);
  }

  public int length() {
    return bytes.length;
  }

  /** Compares in constant time. */
  public boolean sameAs(Secret other) {
    return use(mine -> other.use(theirs -> MessageDigest.isEqual(mine, theirs)));
  }

  @Override
  public synchronized void close() {
    Arrays.fill(bytes, (byte) 0);
    wiped = true;
  }

  @Override
  public String toString() {
    return "Secret";
  }
}
