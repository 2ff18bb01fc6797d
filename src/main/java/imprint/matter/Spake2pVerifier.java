package imprint.matter;

import imprint.finding.Refusal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/**
 * The SPAKE2+ verifier that a unit keeps instead of its passcode (Matter Core Specification 3.10
 * and 5.1.6).
 */
public final class Spake2pVerifier {
  /** Bytes of a verifier: w0 (32, big endian) and L (65, uncompressed point). */
  public static final int LENGTH = 97;

  /** From so many on it pays to derive them at once. */
  public static final int MANY = 96;

  private static final int HASH = 32;
  private static final int WS = 40;
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final X9ECParameters P256 = CustomNamedCurves.getByName("P-256");

  private Spake2pVerifier() {}

  /**
   * w0 ‖ L: secret, though less so than the passcode; the caller wipes it.
   *
   * @param salt 16…32 bytes
   * @param iterations 1000…100000
   * @throws Refusal matter.salt-length, matter.iterations-range
   */
  public static byte[] compute(Passcode passcode, byte[] salt, int iterations) {
    check(salt, iterations);
    byte[] password = bytes(passcode);
    try {
      return verifier(pbkdf2(password, salt, iterations, 2 * WS));
    } finally {
      Arrays.fill(password, (byte) 0);
    }
  }

  /**
   * One for each of them. Where the processor has wide vectors, {@link #MANY} and more take a
   * fraction of the time that they take one by one.
   *
   * @param salts one for each passcode
   * @throws Refusal as above
   */
  public static List<byte[]> compute(List<Passcode> passcodes, List<byte[]> salts, int iterations) {
    salts.forEach(salt -> check(salt, iterations));
    List<byte[]> passwords = passcodes.stream().map(Spake2pVerifier::bytes).toList();
    try {
      return pbkdf2(passwords, salts, iterations, 2 * WS).stream()
          .map(Spake2pVerifier::verifier)
          .toList();
    } finally {
      passwords.forEach(password -> Arrays.fill(password, (byte) 0));
    }
  }

  private static void check(byte[] salt, int iterations) {
    if (salt.length < 16 || salt.length > 32) {
      throw Refusal.of("matter.salt-length", salt.length);
    }
    if (iterations < 1000 || iterations > 100_000) {
      throw Refusal.of("matter.iterations-range", iterations);
    }
  }

  private static byte[] bytes(Passcode passcode) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(passcode.value()).array();
  }

  /** {@code ws} is wiped. */
  private static byte[] verifier(byte[] ws) {
    try {
      BigInteger w0 = new BigInteger(1, ws, 0, WS).mod(P256.getN());
      BigInteger w1 = new BigInteger(1, ws, WS, WS).mod(P256.getN());
      byte[] point = new FixedPointCombMultiplier().multiply(P256.getG(), w1).getEncoded(false);
      byte[] verifier = Arrays.copyOf(BigIntegers.asUnsignedByteArray(HASH, w0), LENGTH);
      System.arraycopy(point, 0, verifier, HASH, point.length);
      return verifier;
    } finally {
      Arrays.fill(ws, (byte) 0);
    }
  }

  /**
   * The way that many are derived by.
   *
   * @param passwords of up to 64 bytes
   * @param salts of up to 51 bytes, one for each password
   */
  public static List<byte[]> pbkdf2(
      List<byte[]> passwords, List<byte[]> salts, int iterations, int length) {
    if (passwords.size() >= MANY && WideVectors.PRESENT) {
      return Pbkdf2Lanes.derive(passwords, salts, iterations, length);
    }
    List<byte[]> results = new ArrayList<>();
    for (int i = 0; i < passwords.size(); i++) {
      results.add(pbkdf2(passwords.get(i), salts.get(i), iterations, length));
    }
    return results;
  }

  /**
   * PBKDF2-HMAC-SHA256 (RFC 8018 5.2). The JDK's own takes the password as characters and writes
   * them as UTF-8, so that passcode bytes from 0x80 on come out wrong.
   *
   * @param length bytes of the result
   */
  public static byte[] pbkdf2(byte[] password, byte[] salt, int iterations, int length) {
    ByteBuffer out = ByteBuffer.allocate((length + HASH - 1) / HASH * HASH);
    byte[] u = new byte[HASH];
    byte[] sum = new byte[HASH];
    HmacSha256 mac = new HmacSha256(password);
    try {
      for (int block = 1; out.hasRemaining(); block++) {
        mac.of(ByteBuffer.allocate(salt.length + 4).put(salt).putInt(block).array(), u);
        System.arraycopy(u, 0, sum, 0, HASH);
        for (int round = 1; round < iterations; round++) {
          mac.of(u, u);
          add(u, sum);
        }
        out.put(sum);
      }
      return Arrays.copyOf(out.array(), length);
    } finally {
      Arrays.fill(u, (byte) 0);
      Arrays.fill(sum, (byte) 0);
      Arrays.fill(out.array(), (byte) 0);
    }
  }

  /** Exclusive or, eight bytes at a time: it is done for each of the iterations. */
  private static void add(byte[] u, byte[] sum) {
    for (int i = 0; i < HASH; i += Long.BYTES) {
      WORDS.set(sum, i, (long) WORDS.get(sum, i) ^ (long) WORDS.get(u, i));
    }
  }
}
