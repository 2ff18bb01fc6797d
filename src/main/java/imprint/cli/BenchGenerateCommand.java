package imprint.cli;

import imprint.factory.batch.FileSync;
import imprint.factory.batch.Generation;
import imprint.factory.batch.ImageKey;
import imprint.finding.Refusal;
import imprint.label.QrPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "generate",
    description =
        "Makes units with TEST credentials, every file of the tree on the disk, and prints the time"
            + " beside that of the key derivation alone and of the peer.")
final class BenchGenerateCommand implements Runnable {
  /**
   * Seconds that esp-matter-mfg-tool 1.0.23 takes for 1000 units on one core of a machine like the
   * one that the project is built on, medians; it uses one core only.
   */
  private static final double PEER_PLAIN = 29.5;

  private static final double PEER_ENCRYPTED = 37.7;
  private static final int PEER_UNITS = 1000;

  /** Milliseconds of its NVS generator for an image alone. */
  private static final double PEER_IMAGE = 1.0;

  private static final double PEER_ENCRYPTED_IMAGE = 5.3;

  private final Surroundings with;

  @Option(
      names = "--units",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many (${DEFAULT-VALUE}).")
  int units;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where they are written, on the disk to be measured (the current folder).")
  @Nullable Path folder;

  BenchGenerateCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    NumberOption.atLeast(1, units, "--units");
    int threads = Runtime.getRuntime().availableProcessors();
    with.out().printf("%d units, %d threads%n%n", units, threads);
    with.out().printf("%-40s %9s %9s%n", "", "seconds", "units/s");
    KeyDerivationBench.Floors floor = new KeyDerivationBench(with, units, threads).measure();
    Path place = Path.of("").toAbsolutePath();
    try (BenchFolder made = BenchFolder.in(folder == null ? place : folder)) {
      try (BenchProduct product = BenchProduct.create(made.path(), with)) {
        double plain = seconds(product, made.path().resolve("plain"), new ImageKey.None(), threads);
        double encrypted =
            seconds(product, made.path().resolve("encrypted"), new ImageKey.New(), threads);
        double again = seconds(product, made.path().resolve("again"), new ImageKey.None(), threads);
        line("generate", plain);
        line("generate, encrypted", encrypted);
        line("generate, compiled by now", again);
        with.out().println();
        with.out().printf("%-40s %9s%n", "", "ratio");
        ratio("generate : derivation of a provider", plain / floor.provider());
        ratio("the same, compiled by now", again / floor.provider());
        ratio("generate : derivation as used here", plain / floor.own());
        ratio("the same, compiled by now", again / floor.own());
        ratio("peer, as recorded : generate", PEER_PLAIN * units / PEER_UNITS / plain);
        ratio("the same, encrypted", PEER_ENCRYPTED * units / PEER_UNITS / encrypted);
        images(new ImageBench(product));
      }
    } catch (IOException e) {
      throw Refusal.unwritable(place, e);
    }
    with.out().printf("%-40s %9.0f MiB%n", "peak heap", HeapPeak.mebibytes());
  }

  private double seconds(BenchProduct product, Path out, ImageKey key, int threads) {
    Generation generation =
        new Generation(
            product.order(units, key),
            with.random(),
            with.clock().withZone(ZoneId.systemDefault()),
            QrPicture::png,
            product::discriminator,
            FileSync.ofThisSystem(units),
            threads,
            new GenerateWatcher(with, false));
    long began = System.nanoTime();
    generation.run(out, false);
    return (System.nanoTime() - began) / 1e9;
  }

  private void ratio(String what, double ratio) {
    with.out().printf("%-40s %9.2f%n", what, ratio);
  }

  private void images(ImageBench images) {
    double plain = images.plainMilliseconds();
    double encrypted = images.encryptedMilliseconds();
    ratio("peer, as recorded : image alone", PEER_IMAGE / plain);
    ratio("the same, encrypted", PEER_ENCRYPTED_IMAGE / encrypted);
    with.out().printf("%n%-40s %9.3f ms%n", "image alone", plain);
    with.out().printf("%-40s %9.3f ms%n", "image alone, encrypted", encrypted);
  }

  private void line(String what, double seconds) {
    with.out().printf("%-40s %9.2f %9.0f%n", what, seconds, units / seconds);
    with.out().flush();
  }
}
