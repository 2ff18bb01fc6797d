package imprint.matter;

import java.util.Arrays;

/**
 * SHA-256 (FIPS 180-4) of many blocks at once: each word of the algorithm is an array with an
 * element, a lane, for each of them. Its loops are such that the JVM's compiler does as many lanes
 * by one instruction as the processor's vectors hold; each is a method of its own, as a longer one
 * is left as it stands.
 */
final class Sha256Lanes {
  /** Words of a state. */
  static final int STATE = 8;

  /** Words of a block. */
  static final int BLOCK = 16;

  private static final int[] BEGIN = {
    0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19
  };
  private static final int[] ROUNDS = {
    0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
    0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
    0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
    0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
    0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
    0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
    0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
    0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2
  };

  /** Words of the block, [word][lane]; its first eight are the state when it was hashed. */
  final int[][] block;

  private final int lanes;
  private final int[][] state;

  Sha256Lanes(int lanes) {
    this.lanes = lanes;
    block = new int[BLOCK][lanes];
    state = new int[STATE][lanes];
  }

  /** The state before the first block, [word][lane]. */
  int[][] begin() {
    int[][] begin = new int[STATE][lanes];
    for (int word = 0; word < STATE; word++) {
      Arrays.fill(begin[word], BEGIN[word]);
    }
    return begin;
  }

  /** Hashes the block behind {@code before}; the new state is in the block's first words. */
  void hash(int[][] before) {
    for (int word = 0; word < STATE; word++) {
      System.arraycopy(before[word], 0, state[word], 0, lanes);
    }
    int[] a = state[0];
    int[] b = state[1];
    int[] c = state[2];
    int[] d = state[3];
    int[] e = state[4];
    int[] f = state[5];
    int[] g = state[6];
    int[] h = state[7];
    for (int t = 0; t < ROUNDS.length; t++) {
      int[] w = block[t % BLOCK];
      if (t >= BLOCK) {
        schedule(w, block[(t + 1) % BLOCK], block[(t + 9) % BLOCK], block[(t + 14) % BLOCK]);
      }
      first(d, e, f, g, h, w, ROUNDS[t]);
      second(h, a, b, c);
      int[] next = h;
      h = g;
      g = f;
      f = e;
      e = d;
      d = c;
      c = b;
      b = a;
      a = next;
    }
    // 64 is a multiple of eight: every word is in its own array again
    for (int word = 0; word < STATE; word++) {
      sum(block[word], before[word], state[word]);
    }
  }

  private static void schedule(int[] w, int[] w1, int[] w9, int[] w14) {
    for (int i = 0; i < w.length; i++) {
      int x = w1[i];
      int y = w14[i];
      w[i] +=
          (Integer.rotateRight(x, 7) ^ Integer.rotateRight(x, 18) ^ (x >>> 3))
              + w9[i]
              + (Integer.rotateRight(y, 17) ^ Integer.rotateRight(y, 19) ^ (y >>> 10));
    }
  }

  /** T1 into h, and what becomes e into d. */
  private static void first(int[] d, int[] e, int[] f, int[] g, int[] h, int[] w, int k) {
    for (int i = 0; i < d.length; i++) {
      int x = e[i];
      int t1 =
          h[i]
              + (Integer.rotateRight(x, 6)
                  ^ Integer.rotateRight(x, 11)
                  ^ Integer.rotateRight(x, 25))
              + (g[i] ^ (x & (f[i] ^ g[i])))
              + k
              + w[i];
      h[i] = t1;
      d[i] += t1;
    }
  }

  /** T2 onto T1: what becomes a. */
  private static void second(int[] h, int[] a, int[] b, int[] c) {
    for (int i = 0; i < h.length; i++) {
      int x = a[i];
      int y = b[i];
      int z = c[i];
      h[i] +=
          (Integer.rotateRight(x, 2) ^ Integer.rotateRight(x, 13) ^ Integer.rotateRight(x, 22))
              + (y ^ ((y ^ z) & (x ^ y)));
    }
  }

  private static void sum(int[] sum, int[] x, int[] y) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] = x[i] + y[i];
    }
  }

  void wipe() {
    wipe(block);
    wipe(state);
  }

  static void wipe(int[][] words) {
    for (int[] word : words) {
      Arrays.fill(word, 0);
    }
  }
}
