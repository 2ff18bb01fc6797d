package imprint.esp.flash.encryption;

import static imprint.esp.chip.Chips.ESP32;

import imprint.esp.chip.Chip;
import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.secret.Secret;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The flash encryption key of one board, from a raw key file as espsecure makes it: the bytes
 * alone, in the order of the file, which is not that of the fuses. Close it to wipe it.
 */
public final class FlashKey implements AutoCloseable {
  private static final int LARGEST = 1 << 16;

  private final Chip chip;
  private final Secret key;
  private final List<Finding> findings;

  private FlashKey(Chip chip, Secret key, List<Finding> findings) {
    this.chip = chip;
    this.key = key;
    this.findings = findings;
  }

  /**
   * Reads the key file of a board.
   *
   * @throws Refusal flashkey.length, flashkey.is-text, file.absent, file.unreadable, file.empty,
   *     file.too-large
   */
  public static FlashKey read(Path file, Chip chip) {
    byte[] bytes = InputFile.read(file, LARGEST);
    try {
      refuseUnfit(file, bytes, chip);
      return new FlashKey(chip, Secret.owning(whole(bytes)), KeyFileCheck.findings(file, bytes));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static void refuseUnfit(Path file, byte[] bytes, Chip chip) {
    if (KeyFileCheck.text(bytes)) {
      throw Refusal.of("flashkey.is-text", file);
    }
    List<Integer> fit = chip.fuses().flashKeys();
    if (!fit.contains(bytes.length)) {
      String lengths = fit.stream().map(String::valueOf).collect(Collectors.joining(" / "));
      throw Refusal.of("flashkey.length", file, bytes.length, chip.name(), lengths);
    }
  }

  /** The key that the cipher uses: shorter ones are made longer as the hardware does it. */
  private static byte[] whole(byte[] bytes) {
    return switch (bytes.length) {
      case 16 -> sha256(bytes);
      case 24 -> {
        byte[] whole = Arrays.copyOf(bytes, 32);
        System.arraycopy(bytes, 8, whole, 24, 8);
        yield whole;
      }
      default -> bytes.clone();
    };
  }

  /** What somebody should look at, though it works: flashkey.blank, flashkey.readable-by-others. */
  public List<Finding> findings() {
    return findings;
  }

  /** The chip's scheme with the settings that ESP-IDF gives every board. */
  public FlashScheme scheme() {
    return scheme(TweakedAes.WHOLE_KEY);
  }

  /**
   * The chip's scheme; it borrows this key and fails once the key is closed.
   *
   * @param cryptConfig FLASH_CRYPT_CONFIG of the board's fuses, 0…15; only the ESP32 has it, the
   *     others pay no heed to it
   */
  public FlashScheme scheme(int cryptConfig) {
    return chip.equals(ESP32) ? new TweakedAes(key, cryptConfig) : new XtsAes(key);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() {
    key.close();
  }
}
