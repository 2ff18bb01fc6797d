package imprint.cli;

import imprint.matter.Spake2pVerifier;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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
    double jdk = seconds("key derivation alone, JDK PBKDF2", KeyDerivationBench::jdk);
    double mac = seconds("key derivation alone, JDK Mac", KeyDerivationBench::mac);
    double own =
        seconds(
            "key derivation alone, as used here",
            salt -> Spake2pVerifier.pbkdf2(new byte[] {1, 2, 3, 4}, salt, ROUNDS, BYTES));
    return new Floors(Math.min(jdk, mac), own);
  }

  private interface Derivation {
    byte[] of(byte[] salt) throws GeneralSecurityException;
  }

  private double seconds(String what, Derivation derivation) {
    AtomicInteger left = new AtomicInteger(units);
    long began = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Callable<Integer> work =
            () -> {
              byte[] salt = new byte[BLOCK];
              int sum = 0;
              while (left.getAndDecrement() > 0) {
                salt[0]++;
                sum += derivation.of(salt)[0];
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
