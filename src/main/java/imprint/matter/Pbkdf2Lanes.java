package imprint.matter;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * PBKDF2-HMAC-SHA256 (RFC 8018 5.2) of many passwords at once, each of the blocks of each result in
 * a lane of its own.
 */
final class Pbkdf2Lanes {
  private static final int BLOCK = Sha256Lanes.BLOCK * Integer.BYTES;
  private static final int HASH = Sha256Lanes.STATE * Integer.BYTES;
  private static final byte END = (byte) 0x80;

  private final List<byte[]> passwords;
  private final int blocks;
  private final int lanes;
  private final Sha256Lanes hash;
  private final int[][] sum;

  private Pbkdf2Lanes(List<byte[]> passwords, int blocks) {
    this.passwords = passwords;
    this.blocks = blocks;
    lanes = passwords.size() * blocks;
    hash = new Sha256Lanes(lanes);
    sum = new int[Sha256Lanes.STATE][lanes];
  }

  /**
   * A result for each password; all of one length.
   *
   * @param passwords of up to 64 bytes; they stay the caller's to wipe
   * @param salts of up to 51 bytes, one for each password
   * @param length bytes of a result
   */
  static List<byte[]> derive(
      List<byte[]> passwords, List<byte[]> salts, int iterations, int length) {
    Pbkdf2Lanes lanes = new Pbkdf2Lanes(passwords, (length + HASH - 1) / HASH);
    int[][] inner = lanes.behindKey(0x36363636);
    int[][] outer = lanes.behindKey(0x5C5C5C5C);
    try {
      lanes.run(inner, outer, salts, iterations);
      return lanes.results(length);
    } finally {
      Sha256Lanes.wipe(inner);
      Sha256Lanes.wipe(outer);
      Sha256Lanes.wipe(lanes.sum);
      lanes.hash.wipe();
    }
  }

  private void run(int[][] inner, int[][] outer, List<byte[]> salts, int iterations) {
    salts(salts);
    hash.hash(inner);
    outer(outer);
    for (int round = 1; round < iterations; round++) {
      behindHash();
      hash.hash(inner);
      outer(outer);
    }
  }

  private void outer(int[][] outer) {
    behindHash();
    hash.hash(outer);
    for (int word = 0; word < Sha256Lanes.STATE; word++) {
      add(sum[word], hash.block[word]);
    }
  }

  /** The state of HMAC's hash behind its padded key (RFC 2104). */
  private int[][] behindKey(int padding) {
    byte[] key = new byte[BLOCK];
    for (int i = 0; i < passwords.size(); i++) {
      byte[] password = passwords.get(i);
      Arrays.fill(key, (byte) 0);
      System.arraycopy(password, 0, key, 0, password.length);
      for (int block = 0; block < blocks; block++) {
        put(i * blocks + block, key);
      }
    }
    Arrays.fill(key, (byte) 0);
    for (int[] word : hash.block) {
      for (int lane = 0; lane < lanes; lane++) {
        word[lane] ^= padding;
      }
    }
    hash.hash(hash.begin());
    int[][] state = new int[Sha256Lanes.STATE][];
    Arrays.setAll(state, word -> hash.block[word].clone());
    return state;
  }

  /** Salt and number of the block: the message of the first round. */
  private void salts(List<byte[]> salts) {
    for (int i = 0; i < salts.size(); i++) {
      byte[] salt = salts.get(i);
      for (int block = 0; block < blocks; block++) {
        ByteBuffer message = ByteBuffer.allocate(BLOCK).put(salt).putInt(block + 1).put(END);
        int bits = (BLOCK + salt.length + Integer.BYTES) * Byte.SIZE;
        put(i * blocks + block, message.putInt(BLOCK - Integer.BYTES, bits).array());
      }
    }
  }

  private void put(int lane, byte[] bytes) {
    ByteBuffer words = ByteBuffer.wrap(bytes);
    for (int[] word : hash.block) {
      word[lane] = words.getInt();
    }
  }

  /** The hash that the block begins with becomes a message: behind it its end and its length. */
  private void behindHash() {
    Arrays.fill(hash.block[Sha256Lanes.STATE], END << 24);
    for (int word = Sha256Lanes.STATE + 1; word < Sha256Lanes.BLOCK - 1; word++) {
      Arrays.fill(hash.block[word], 0);
    }
    Arrays.fill(hash.block[Sha256Lanes.BLOCK - 1], (BLOCK + HASH) * Byte.SIZE);
  }

  private static void add(int[] sum, int[] u) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] ^= u[i];
    }
  }

  private List<byte[]> results(int length) {
    byte[][] results = new byte[passwords.size()][];
    ByteBuffer whole = ByteBuffer.allocate(blocks * HASH);
    for (int i = 0; i < results.length; i++) {
      whole.clear();
      for (int block = 0; block < blocks; block++) {
        for (int[] word : sum) {
          whole.putInt(word[i * blocks + block]);
        }
      }
      results[i] = Arrays.copyOf(whole.array(), length);
    }
    Arrays.fill(whole.array(), (byte) 0);
    return List.of(results);
  }
}
