package imprint.ui;

import imprint.factory.DraftFields;
import imprint.factory.KeptDraft;
import imprint.factory.release.Release;
import imprint.factory.release.ReleaseBook;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.line.DraftFile;
import imprint.line.DryRun;
import imprint.line.GoldenRun;
import imprint.line.Outcome;
import imprint.line.PartitionChoice;
import imprint.line.PortChoice;
import imprint.line.RunWatcher;
import imprint.line.Station;
import imprint.line.Visits;
import imprint.ui.setup.GoldenDesk;
import imprint.ui.setup.Workstation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The station as the set-up screen sees it.
 *
 * @param file of what somebody left half done
 */
record SetupAtStation(Station station, DraftFile file) implements Workstation, GoldenDesk {
  private static final int EXAMPLES = 5;

  static SetupAtStation of(Station station) {
    return new SetupAtStation(station, station.preparation().draftFile());
  }

  @Override
  public List<String> chips() {
    return Visits.chips();
  }

  @Override
  public List<PortChoice> ports() {
    return station.visits().ports();
  }

  @Override
  public List<PartitionChoice> partitions(String port, Consumer<Finding> noted)
      throws InterruptedException {
    return station.visits().partitions(port, noted);
  }

  @Override
  public List<PartitionChoice> partitions(Path file) {
    return Visits.partitions(file);
  }

  @Override
  public List<String> serialNumbers(String pattern) {
    return station.preparation().serialNumbers(pattern, EXAMPLES);
  }

  @Override
  public byte[] label(DraftFields draft) {
    return station.preparation().sampleLabel(draft);
  }

  @Override
  public DryRun dryRun(Path product, char @Nullable [] password, int size) {
    return station.preparation().dryRun(product, password, size);
  }

  @Override
  public GoldenDesk golden() {
    return this;
  }

  @Override
  public Optional<Finding> use(Path product, char @Nullable [] password) {
    // what people change is a draft soon
    ReleaseBook book = ReleaseBook.of(product);
    Path version = book.newest().map(book::copy).orElse(product);
    String name = station.loadReleased(product, password).product().productName();
    if (station.line().product().equals(Optional.of(version))) {
      return Optional.empty();
    }
    try {
      station.keep(now -> now.withProduct(version));
      return Optional.empty();
    } catch (Refusal unwritable) {
      // the line makes it all the same: boards get its identities, so the screens have to show it
      return Optional.of(Finding.warning("line.product-unkept", name, station.settings().line()));
    }
  }

  @Override
  public KeptDraft kept() {
    return file.read();
  }

  @Override
  public void keep(KeptDraft draft) {
    file.write(draft);
  }

  private GoldenRun run() {
    return station.preparation().golden();
  }

  @Override
  public Outcome make(Path product, char @Nullable [] password, String port, RunWatcher watcher) {
    return run().make(product, password, port, watcher);
  }

  @Override
  public void cancel(String port) {
    run().cancel(port);
  }

  @Override
  public boolean giveUp(String port) {
    return run().giveUp(port);
  }

  @Override
  public void scanned(Path product, String text) {
    run().scanned(product, text);
  }

  @Override
  public void seenToStart(Path product) {
    run().seenToStart(product);
  }

  @Override
  public Release release(Path product) {
    return run().release(product);
  }
}
