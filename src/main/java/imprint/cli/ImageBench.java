package imprint.cli;

import imprint.factory.FactoryEntry;
import imprint.factory.FactoryImage;
import imprint.nvs.NvsCipher;
import imprint.nvs.NvsKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Supplier;

/** What one NVS image costs, when a program has made some already. */
final class ImageBench {
  private static final int ROUNDS = 2000;

  private final List<FactoryEntry> entries;
  private final int size;

  ImageBench(BenchProduct product) {
    entries = product.entries();
    size = product.size();
  }

  double plainMilliseconds() {
    return milliseconds(() -> FactoryImage.build(entries, size));
  }

  /** With a key that is there. */
  double encryptedMilliseconds() {
    try (NvsKey key = NvsKey.random(new SecureRandom())) {
      return milliseconds(() -> NvsCipher.encrypt(FactoryImage.build(entries, size), key));
    }
  }

  /** The second half of the rounds counts. */
  private static double milliseconds(Supplier<byte[]> image) {
    long began = 0;
    int bytes = 0;
    for (int i = 0; i < 2 * ROUNDS; i++) {
      if (i == ROUNDS) {
        began = System.nanoTime();
      }
      bytes += image.get().length;
    }
    long taken = System.nanoTime() - began;
    if (bytes == 0) {
      throw new IllegalStateException("an image has bytes");
    }
    return taken / 1e6 / ROUNDS;
  }
}
