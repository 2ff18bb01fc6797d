package imprint.cli;

import imprint.matter.Spake2pVerifier;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What no generator can save: PBKDF2 of every unit's passcode, 10000 rounds and 80 bytes, on all
 * cores, by each way that Java has.
 */
final class KeyDerivationBench {
  private static final int ROUNDS = 10_000;
  private static final int BYTES = 80;
  private static final int BLOCK = 32;

  /** Units, as in a run of many. */
  private static final int AT_ONCE = 128;

  private final Surroundings with;
  private final int units;
  private final int threads;

  KeyDerivationBench(Surroundings with, int units, int threads) {
    this.with = with;
    this.units = units;
    this.threads = threads;
  }

  /**
   * Seconds.
   *
   * @param provider of the fastest way that a provider of the JDK has
   * @param own of the way that is used here
   */
  record Floors(double provider, double own) {}

  /** Measures each way and prints it. */
  Floors measure() {
    double jdk = seconds("key derivation alone, JDK PBKDF2", 1, salts -> jdk(salts.getFirst()));
    double mac = seconds("key derivation alone, JDK Mac", 1, salts -> mac(salts.getFirst()));
    double own =
        seconds(
            "key derivation alone, as used here",
            AT_ONCE,
            salts ->
                Spake2pVerifier.pbkdf2(
                    Collections.nCopies(salts.size(), new byte[] {1, 2, 3, 4}),
                    salts,
                    ROUNDS,
                    BYTES));
    return new Floors(Math.min(jdk, mac), own);
  }

  private interface Derivation {
    Object of(List<byte[]> salts) throws GeneralSecurityException;
  }

  private double seconds(String what, int atOnce, Derivation derivation) {
    AtomicInteger left = new AtomicInteger(units);
    long began = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Callable<Integer> work =
            () -> {
              int sum = 0;
              for (int n = left.getAndAdd(-atOnce); n > 0; n = left.getAndAdd(-atOnce)) {
                List<byte[]> salts =
                    IntStream.range(0, Math.min(n, atOnce))
                        .mapToObj(salt -> ByteBuffer.allocate(BLOCK).putInt(salt).array())
                        .toList();
                // what is not looked at might not be done
                sum += derivation.of(salts).hashCode();
              }
              return sum;
            };
        all.add(pool.submit(work));
      }
      for (Future<Integer> one : all) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.util.concurrent.CancellationException();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    with.out().printf("%-40s %9.2f %9.0f%n", what, seconds, units / seconds);
    with.out().flush();
    return seconds;
  }

  private static byte[] jdk(byte[] salt) throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec("1234".toCharArray(), salt, ROUNDS, 8 * BYTES);
    return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
  }

  private static byte[] mac(byte[] salt) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(new byte[] {1, 2, 3, 4}, "HmacSHA256"));
    byte[] u = new byte[BLOCK];
    byte[] sum = new byte[BLOCK];
    for (int block = 1; block <= 3; block++) {
      mac.update(salt);
      mac.update(new byte[] {0, 0, 0, (byte) block});
      mac.doFinal(u, 0);
      for (int round = 1; round < ROUNDS; round++) {
        mac.update(u);
        mac.doFinal(u, 0);
        for (int i = 0; i < BLOCK; i++) {
          sum[i] ^= u[i];
        }
      }
    }
    return sum;
  }
}
