package imprint.nvs;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** XTS as IEEE 1619 writes it down, a block and a call at a time, to hold the fast one against. */
final class PlainXts {
  private final byte[] key;

  /** {@code key} is 64 bytes. */
  PlainXts(byte[] key) {
    this.key = key;
  }

  /** Encrypts the entry at {@code at} of {@code image}, in place. */
  void encryptEntry(byte[] image, int at) {
    byte[] number = new byte[16];
    for (int i = 0; i < 4; i++) {
      number[i] = (byte) (at >>> (8 * i));
    }
    byte[] mask = aes(32, number);
    for (int block = 0; block < 2; block++) {
      byte[] bytes = Arrays.copyOfRange(image, at + 16 * block, at + 16 * block + 16);
      System.arraycopy(xor(aes(0, xor(bytes, mask)), mask), 0, image, at + 16 * block, 16);
      mask = timesX(mask);
    }
  }

  private static byte[] timesX(byte[] littleEndian) {
    BigInteger times = new BigInteger(1, reversed(littleEndian)).shiftLeft(1);
    if (times.testBit(128)) {
      times = times.clearBit(128).xor(BigInteger.valueOf(0x87));
    }
    byte[] big = times.toByteArray();
    byte[] sixteen = new byte[16];
    int length = Math.min(16, big.length);
    System.arraycopy(big, big.length - length, sixteen, 16 - length, length);
    return reversed(sixteen);
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] back = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      back[i] = bytes[bytes.length - 1 - i];
    }
    return back;
  }

  private static byte[] xor(byte[] a, byte[] b) {
    byte[] sum = new byte[16];
    for (int i = 0; i < 16; i++) {
      sum[i] = (byte) (a[i] ^ b[i]);
    }
    return sum;
  }

  private byte[] aes(int half, byte[] block) {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, half, 32, "AES"));
      return cipher.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
