package imprint.matter;

import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC-SHA256 (RFC 2104) under one key, many times over. The two hashes stand behind the padded key
 * already and are copied for each message: of the four blocks that a short message takes in a
 * {@code javax.crypto.Mac}, two are left.
 */
final class HmacSha256 {
  private static final int BLOCK = 64;

  private final MessageDigest inner;
  private final MessageDigest outer;

  /** {@code key} stays the caller's to wipe. */
  HmacSha256(byte[] key) {
    inner = begun(key, 0x36);
    outer = begun(key, 0x5C);
  }

  /** Writes 32 bytes to the start of {@code mac}, which may be the message itself. */
  void of(byte[] message, byte[] mac) {
    try {
      MessageDigest first = (MessageDigest) inner.clone();
      first.update(message);
      first.digest(mac, 0, mac.length);
      MessageDigest second = (MessageDigest) outer.clone();
      second.update(mac);
      second.digest(mac, 0, mac.length);
    } catch (CloneNotSupportedException | DigestException e) {
      throw new IllegalStateException("the SHA-256 of every JDK can be copied", e);
    }
  }

  private static MessageDigest begun(byte[] key, int padding) {
    byte[] block = new byte[BLOCK];
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] fitting = key.length > BLOCK ? digest.digest(key) : key;
      System.arraycopy(fitting, 0, block, 0, fitting.length);
      for (int i = 0; i < BLOCK; i++) {
        block[i] ^= (byte) padding;
      }
      digest.update(block);
      return digest;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    } finally {
      Arrays.fill(block, (byte) 0);
    }
  }
}
