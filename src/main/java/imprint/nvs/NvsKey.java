package imprint.nvs;

import imprint.finding.Refusal;
import imprint.secret.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of an encrypted NVS partition: 32 bytes for the data (ESP-IDF calls them eky), then 32
 * for the tweak (tky). Wiped on close.
 */
public final class NvsKey implements AutoCloseable {
  /** Bytes of a key. */
  public static final int LENGTH = 64;

  /** Bytes of the key that sits in an eFuse block where the device derives this one. */
  public static final int HMAC_LENGTH = 32;

  private static final int HALF = LENGTH / 2;

  /** What refusals call a key that came from no file. */
  private static final String IN_MEMORY = "in memory";

  /** What ESP-IDF's nvs_sec_provider has the HMAC peripheral sign, each eight times over. */
  private static final int DATA_SEED = 0x5A5ABEAE;

  private static final int TWEAK_SEED = 0xA5A5DECE;

  private final Secret bytes;

  private NvsKey(byte[] owned, String name) {
    if (MessageDigest.isEqual(
        Arrays.copyOfRange(owned, 0, HALF), Arrays.copyOfRange(owned, HALF, LENGTH))) {
      Arrays.fill(owned, (byte) 0);
      throw Refusal.of("nvs.key-halves", name);
    }
    bytes = Secret.owning(owned);
  }

  /** A new key; XTS wants two different halves, so equal ones are drawn again. */
  public static NvsKey random(SecureRandom random) {
    byte[] drawn = new byte[LENGTH];
    do {
      random.nextBytes(drawn);
    } while (Arrays.equals(drawn, 0, HALF, drawn, HALF, LENGTH));
    return new NvsKey(drawn, IN_MEMORY);
  }

  /**
   * Copies 64 bytes; the caller still has to wipe its own.
   *
   * @throws Refusal nvs.key-length-wrong, nvs.key-halves
   */
  public static NvsKey of(byte[] sixtyFour) {
    return of(sixtyFour, IN_MEMORY);
  }

  private static NvsKey of(byte[] sixtyFour, String name) {
    if (sixtyFour.length != LENGTH) {
      throw Refusal.of("nvs.key-length-wrong", name, sixtyFour.length);
    }
    return new NvsKey(sixtyFour.clone(), name);
  }

  /**
   * The key that a device derives with its HMAC peripheral from the 32 bytes in its eFuses.
   *
   * @throws Refusal nvs.hmac-length
   */
  public static NvsKey ofHmac(byte[] hmacKey32) {
    return ofHmac(hmacKey32, IN_MEMORY);
  }

  /** The same; {@code name} is that of the file, for the refusal. */
  public static NvsKey ofHmac(byte[] hmacKey32, String name) {
    if (hmacKey32.length != HMAC_LENGTH) {
      throw Refusal.of("nvs.hmac-length", name, hmacKey32.length);
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(hmacKey32, "HmacSHA256"));
      byte[] key = new byte[LENGTH];
      mac.update(seed(DATA_SEED));
      mac.doFinal(key, 0);
      mac.update(seed(TWEAK_SEED));
      mac.doFinal(key, HALF);
      return new NvsKey(key, name);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /**
   * Takes what a key file holds: 64 bytes, or a keys partition, whose checksum must be right.
   *
   * @param name of the file, for the refusals
   * @throws Refusal nvs.key-file, nvs.key-crc, nvs.key-blank, nvs.key-halves
   */
  public static NvsKey read(byte[] fileContent, String name) {
    if (fileContent.length == LENGTH) {
      return of(fileContent, name);
    }
    if (fileContent.length != PageLayout.PAGE) {
      throw Refusal.of("nvs.key-file", name, fileContent.length);
    }
    if (KeysPartition.isBlank(fileContent, 0)) {
      throw Refusal.of("nvs.key-blank", name);
    }
    if (!KeysPartition.checksumIsRight(fileContent)) {
      throw Refusal.of("nvs.key-crc", name);
    }
    return new NvsKey(Arrays.copyOf(fileContent, LENGTH), name);
  }

  /** Whether a file has the form of a keys partition, be its checksum right or wrong. */
  public static boolean looksLikePartition(byte[] content) {
    return KeysPartition.hasTheForm(content);
  }

  /** Whether it is one beyond doubt, whatever else its random bytes may look like. */
  public static boolean isPartition(byte[] content) {
    return KeysPartition.hasTheForm(content) && KeysPartition.checksumIsRight(content);
  }

  /**
   * The 4096 bytes of the keys partition (ESP-IDF {@code nvs_keys}): the key, its checksum, 0xFF.
   * For the caller to wipe.
   */
  public byte[] toPartition() {
    return bytes.use(KeysPartition::of);
  }

  /** Lends the half that encrypts data; it is wiped behind the call. */
  <T> T useData(Function<byte[], T> borrower) {
    return bytes.use(key -> lend(Arrays.copyOf(key, HALF), borrower));
  }

  /** Lends the half that encrypts tweaks; it is wiped behind the call. */
  <T> T useTweak(Function<byte[], T> borrower) {
    return bytes.use(key -> lend(Arrays.copyOfRange(key, HALF, LENGTH), borrower));
  }

  @Override
  public void close() {
    bytes.close();
  }

  @Override
  public String toString() {
    return "NVS key";
  }

  private static <T> T lend(byte[] half, Function<byte[], T> borrower) {
    try {
      return borrower.apply(half);
    } finally {
      Arrays.fill(half, (byte) 0);
    }
  }

  private static byte[] seed(int word) {
    ByteBuffer seed = ByteBuffer.allocate(HALF);
    while (seed.hasRemaining()) {
      seed.putInt(word);
    }
    return seed.array();
  }
}
