package imprint.bench;

import imprint.bench.rom.Esp32Cipher;
import imprint.bench.rom.FlashCipher;
import imprint.bench.rom.XtsCipher;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A board's flash encryption key, in the order of a key file. Does not print its bytes. */
public final class FlashKey {
  /** Bytes of the longest that there is, for XTS-AES-256. */
  static final int LONGEST = 64;

  private static final int ALL_QUARTERS = 0xF;
  private static final int USUAL = 32;

  private final byte[] bytes;

  private FlashKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A key of these bytes; which lengths a chip takes, {@link #fits} says. */
  public static FlashKey of(byte[] bytes) {
    return new FlashKey(bytes.clone());
  }

  /** A key in hexadecimal digits. */
  static Optional<FlashKey> parse(String hex) {
    try {
      return hex.isEmpty() ? Optional.empty() : Optional.of(of(HexFormat.of().parseHex(hex)));
    } catch (IllegalArgumentException notHex) {
      return Optional.empty();
    }
  }

  /** The key that unit's chip made for itself: 32 bytes, the same each time. */
  public static FlashKey ofUnit(long number) {
    try {
      byte[] seed = ("flash key of unit " + number).getBytes(StandardCharsets.US_ASCII);
      return new FlashKey(MessageDigest.getInstance("SHA-256").digest(seed));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** What an encryption block works with where no key was burnt: nothing but zeros. */
  static FlashKey unburnt() {
    return new FlashKey(new byte[USUAL]);
  }

  boolean fits(Chip chip) {
    return chip.fuses().flashKeys().contains(bytes.length);
  }

  /** What {@code chip} does to data with this key. */
  public FlashCipher cipher(Chip chip) {
    return chip.equals(Chips.ESP32) ? new Esp32Cipher(bytes, ALL_QUARTERS) : new XtsCipher(bytes);
  }

  /** Purposes of the key blocks that it takes: XTS_AES_128_KEY, or both halves of XTS_AES_256. */
  List<Integer> purposes() {
    return bytes.length == LONGEST ? List.of(2, 3) : List.of(4);
  }

  /** A copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FlashKey key && MessageDigest.isEqual(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "flash key of " + bytes.length + " bytes";
  }
}
