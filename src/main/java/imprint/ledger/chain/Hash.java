package imprint.ledger.chain;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A SHA-256 as it stands in the ledger: 32 bytes, and any other number where it was altered. */
public final class Hash {
  /** Before the first. */
  public static final Hash NONE = new Hash(new byte[0]);

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** None for null. */
  public static Hash of(byte @Nullable [] bytes) {
    return bytes == null ? NONE : new Hash(bytes.clone());
  }

  /**
   * Reads {@link #hex}.
   *
   * @throws IllegalArgumentException for what is not hexadecimal
   */
  public static Hash parse(String hex) {
    return new Hash(HexFormat.of().parseHex(hex));
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
