package imprint.line;

import imprint.factory.release.Content;
import imprint.factory.release.Golden;
import imprint.factory.release.Release;
import imprint.factory.release.ReleaseBook;
import imprint.factory.release.ReleaseState;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.Unit;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From a draft to a product that the line makes: one board is provisioned, its start is seen, its
 * label is scanned back, and then it is released. Each step is kept beside the product, so that a
 * person can leave after any of them.
 */
public final class GoldenRun {
  private final Station station;
  private final InstantSource clock;

  GoldenRun(Station station, InstantSource clock) {
    this.station = station;
    this.clock = clock;
  }

  /**
   * Makes the golden unit on that port; the line's own product stays what it is. Returns when that
   * has ended, one way or another, and never throws a refusal.
   *
   * @param password for an encrypted key; not wiped here; null where there is none
   */
  public Outcome make(
      Path productYaml, char @Nullable [] password, String port, RunWatcher watcher) {
    return station
        .slot(port)
        .provision(
            () -> station.read(productYaml, password),
            (product, unit) ->
                ReleaseBook.of(productYaml).made(golden(Content.of(product.file()), unit)),
            watcher);
  }

  private Golden golden(Content content, UnitSummary unit) {
    return new Golden(
        content,
        unit.serialNumber(),
        unit.mac(),
        unit.proof().orElse(""),
        unit.start().map(BootGrade::word).orElse(""),
        clock.instant(),
        Optional.empty());
  }

  /** Asks a run on that port to stop. */
  public void cancel(String port) {
    station.slot(port).cancel();
  }

  /** Asks a run on that port to stop that has no board yet, as {@link Slot#giveUp}. */
  public boolean giveUp(String port) {
    return station.slot(port).giveUp();
  }

  /**
   * The label of the golden unit was scanned back, or its code typed.
   *
   * @throws Refusal release.no-golden, release.scan-other, release.scan-no-code
   */
  public void scanned(Path productYaml, String text) {
    Golden golden = golden(productYaml);
    Unit unit =
        station
            .ledger()
            .find(golden.serialNumber())
            .orElseThrow(() -> Refusal.of("release.golden-unknown", golden.serialNumber()));
    if (!code(text, golden).fits(unit.claim(), station.ledger()::passcodeFingerprint)) {
      throw Refusal.of("release.scan-other", golden.serialNumber());
    }
    ReleaseBook.of(productYaml).scanned(golden.content(), clock.instant());
  }

  /** Only a code says that it is the label that was scanned, and not the board that was named. */
  private static Scan code(String text, Golden golden) {
    try {
      Scan scan = Scan.read(text, _ -> false);
      if (!(scan instanceof Scan.Word)) {
        return scan;
      }
    } catch (Refusal misread) {
      // no code either
    }
    throw Refusal.of("release.scan-no-code", golden.serialNumber());
  }

  /** A person saw the golden unit start, where no console could show it. */
  public void seenToStart(Path productYaml) {
    ReleaseBook.of(productYaml).seenToStart(golden(productYaml).content());
  }

  /**
   * Releases the product to the line.
   *
   * @throws Refusal release.no-golden, release.golden-open, release.changed-since
   */
  public Release release(Path productYaml) {
    return ReleaseBook.of(productYaml)
        .release(
            golden(productYaml).content(),
            clock.instant(),
            station.settings().name(),
            station.settings().person());
  }

  private static Golden golden(Path productYaml) {
    return switch (ReleaseBook.of(productYaml).state(productYaml)) {
      case ReleaseState.Released(Release release) -> release.golden();
      case ReleaseState.Draft draft ->
          draft
              .golden()
              .orElseThrow(
                  () -> new Refusal(Finding.error("release.no-golden", productYaml.getFileName())));
    };
  }
}
