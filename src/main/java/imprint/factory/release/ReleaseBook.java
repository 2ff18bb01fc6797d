package imprint.factory.release;

import imprint.factory.ProductFile;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The releases of one product. Beside {@code lamp.yaml}, which people go on to change, lie {@code
 * lamp.releases.json} and a copy of each version to the byte: {@code lamp.v1.yaml}, {@code
 * lamp.v2.yaml}. The line makes the newest of them.
 */
public final class ReleaseBook {
  /** What the product file itself is called among the files that changed. */
  static final String PRODUCT = "product";

  private static final int LARGEST = 64 * 1024;
  private static final Pattern COPY = Pattern.compile("(.+)\\.v[1-9][0-9]{0,6}(\\.ya?ml)");

  private final Path product;
  private final Path file;

  private ReleaseBook(Path product) {
    this.product = product;
    this.file = product.resolveSibling(stem(product) + ".releases.json");
  }

  /** The book of a product, whether its file is named or the copy of a version of it. */
  public static ReleaseBook of(Path productFile) {
    Path named = productFile.toAbsolutePath().normalize();
    Matcher copy = COPY.matcher(String.valueOf(named.getFileName()));
    if (copy.matches()) {
      ReleaseBook book = new ReleaseBook(named.resolveSibling(copy.group(1) + copy.group(2)));
      if (Files.exists(book.file)) {
        return book;
      }
    }
    return new ReleaseBook(named);
  }

  private static String stem(Path product) {
    String name = String.valueOf(product.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** The file that people change. */
  public Path product() {
    return product;
  }

  /** Where the copy of a version lies. */
  public Path copy(Release release) {
    return copy(release.version());
  }

  private Path copy(int version) {
    String name = String.valueOf(product.getFileName());
    String stem = stem(product);
    return product.resolveSibling(stem + ".v" + version + name.substring(stem.length()));
  }

  /**
   * The version that the line makes.
   *
   * @throws Refusal release.unreadable, file.unreadable
   */
  public Optional<Release> newest() {
    return read().newest();
  }

  /**
   * What a product file is to the line.
   *
   * @throws Refusal release.unreadable, file.unreadable
   */
  public ReleaseState state(Path productFile) {
    return state(ProductFile.load(productFile));
  }

  /** The same for one that was read: what was read counts, whatever lies there by now. */
  public ReleaseState state(ProductFile read) {
    return state(Content.of(read));
  }

  /**
   * What a change that nobody saved yet is to the line.
   *
   * @throws Refusal release.unreadable, file.unreadable
   */
  public ReleaseState.Draft unsaved() {
    return new ReleaseState.Draft(newest(), Optional.empty(), List.of(PRODUCT), Optional.empty());
  }

  private ReleaseState state(Content now) {
    Releases all = read();
    Optional<Release> newest = all.newest();
    if (newest.filter(release -> release.content().equals(now)).isPresent()) {
      return new ReleaseState.Released(newest.get());
    }
    Optional<Release> earlier =
        all.versions().stream().filter(release -> release.content().equals(now)).findFirst();
    List<String> changed = newest.map(release -> changed(release.content(), now)).orElse(List.of());
    return new ReleaseState.Draft(newest, earlier, changed, all.goldenOf(now));
  }

  private static List<String> changed(Content then, Content now) {
    List<String> changed = new ArrayList<>();
    if (!then.sha256().equals(now.sha256())) {
      changed.add(PRODUCT);
    }
    TreeSet<String> names = new TreeSet<>(then.files().keySet());
    names.addAll(now.files().keySet());
    Map<String, String> before = then.files();
    names.stream()
        .filter(name -> !before.getOrDefault(name, "").equals(now.files().getOrDefault(name, "")))
        .forEach(changed::add);
    return changed;
  }

  /**
   * Keeps that a golden unit passed; it takes the place of one that was made before.
   *
   * @throws Refusal file.unwritable
   */
  public void made(Golden golden) {
    write(read().with(Optional.of(golden)));
  }

  /** Keeps that the label of the golden unit was scanned back. */
  public void scanned(Content content, Instant moment) {
    write(read().with(Optional.of(golden(content).scannedAt(moment))));
  }

  /** Keeps that a person saw the golden unit start. */
  public void seenToStart(Content content) {
    write(read().with(Optional.of(golden(content).seenToStart())));
  }

  private Golden golden(Content content) {
    return read().goldenOf(content).orElseThrow(() -> Refusal.of("release.no-golden", product));
  }

  /**
   * Releases what its golden unit was made of.
   *
   * @throws Refusal release.no-golden, release.golden-open where its label was not scanned back or
   *     nobody saw it start; release.changed-since where the product is another one by now
   */
  public Release release(Content content, Instant now, String station, String person) {
    Releases all = read();
    Golden golden = golden(content);
    if (!golden.complete()) {
      throw Refusal.of("release.golden-open", golden.serialNumber());
    }
    byte[] bytes = InputFile.read(product, LARGEST);
    // both: it is these bytes that are copied, and they may be others than those that were loaded
    if (!Content.sha256(bytes).equals(content.sha256())
        || !Content.of(ProductFile.load(product)).equals(content)) {
      throw Refusal.of("release.changed-since", product.getFileName());
    }
    Release release =
        new Release(all.newest().map(Release::version).orElse(0) + 1, golden, now, station, person);
    // the copy first: a version that is written down can always be made
    write(copy(release), bytes);
    write(all.and(release));
    return release;
  }

  private Releases read() {
    return Files.exists(file)
        ? ReleaseText.read(file, InputFile.read(file, 1 << 20))
        : Releases.NONE;
  }

  private void write(Releases changed) {
    write(file, ReleaseText.of(changed));
  }

  private static void write(Path target, byte[] bytes) {
    try {
      PrivateFile.write(target, bytes);
    } catch (IOException e) {
      throw Refusal.unwritable(target, e);
    }
  }
}
