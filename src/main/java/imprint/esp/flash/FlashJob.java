package imprint.esp.flash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;

/**
 * Several regions that are written and proven as one. Regions that are to be written last are
 * erased first, and written when all others are proven: a board that was interrupted has no keys,
 * and never new data with old keys. Holds the contents: close it to wipe them.
 */
public final class FlashJob implements AutoCloseable {
  private final List<Region> regions;
  private final boolean skips;
  private final List<Proven> proven = new ArrayList<>();
  private final List<Region> untouched = new ArrayList<>();

  /**
   * A region and what is known of it.
   *
   * @param arrival of the board in its loader after which it was proven; see {@link
   *     imprint.esp.rom.BoardSession#arrivals}
   */
  public record Proven(Region region, Proof proof, int arrival) {
    @Override
    public String toString() {
      return region.name() + " " + proof;
    }
  }

  /**
   * A job that has not begun.
   *
   * @param plan checked
   * @param skips leaves alone what already is as it should be; asking costs less than erasing, but
   *     content that was never there before need not be asked for
   */
  public FlashJob(FlashPlan plan, boolean skips) {
    this.regions = plan.regions();
    this.skips = skips;
  }

  /**
   * Writes all.
   *
   * @param progress 0…1 over all bytes
   * @throws java.util.concurrent.CancellationException when somebody stopped it; nothing was
   *     changed where that was before it began
   */
  public void write(Flasher flasher, DoubleConsumer progress)
      throws IOException, InterruptedException {
    int arrival;
    do {
      arrival = flasher.board().arrivals();
      round(flasher, progress);
      // what nobody can read is written to one and the same board from begin to end
    } while (arrival != flasher.board().arrivals()
        && flasher.board().identification().security().secureDownload());
  }

  private void round(Flasher flasher, DoubleConsumer progress)
      throws IOException, InterruptedException {
    List<Region> open = open(flasher);
    List<Region> last = open.stream().filter(Region::last).toList();
    List<Region> first = open.stream().filter(region -> !region.last()).toList();
    int emptied = flasher.board().arrivals();
    flasher.stopUnlessBegun();
    for (Region region : last) {
      flasher.erase(region);
    }
    for (Region region : first) {
      flasher.write(region, false, part(progress, region));
      if (!last.isEmpty()) {
        proven.add(prove(flasher, region, _ -> {}));
      }
    }
    for (Region region : last) {
      // firmware that ran since found no keys and may have drawn some
      boolean empty = emptied == flasher.board().arrivals();
      flasher.write(region, empty, part(progress, region));
    }
  }

  private List<Region> open(Flasher flasher) throws IOException {
    List<Region> open = new ArrayList<>();
    untouched.clear();
    for (Region region : regions) {
      flasher.stopUnlessBegun();
      if (!skips || !flasher.matches(region)) {
        open.add(region);
      } else {
        untouched.add(region);
      }
    }
    return open;
  }

  /** What was as it should be before anything was written. */
  public List<Region> untouched() {
    return List.copyOf(untouched);
  }

  /**
   * Proves what was not proven while it was written.
   *
   * @return all regions in the plan's order
   */
  public List<Proven> prove(Flasher flasher, DoubleConsumer progress)
      throws IOException, InterruptedException {
    // proving one may mean a reset, and then the others must be looked at again
    for (Optional<Region> next = unknown(flasher); next.isPresent(); next = unknown(flasher)) {
      long written = flasher.written();
      proven.add(prove(flasher, next.get(), part(progress, next.get())));
      if (written != flasher.written()) {
        untouched.remove(next.get());
      }
    }
    return regions.stream().flatMap(region -> known(flasher, region).stream()).toList();
  }

  private Optional<Region> unknown(Flasher flasher) {
    return regions.stream().filter(region -> known(flasher, region).isEmpty()).findFirst();
  }

  private static Proven prove(Flasher flasher, Region region, DoubleConsumer progress)
      throws IOException, InterruptedException {
    Proof proof = flasher.prove(region, progress);
    return new Proven(region, proof, flasher.board().arrivals());
  }

  private Optional<Proven> known(Flasher flasher, Region region) {
    return proven.stream()
        .filter(known -> known.region().equals(region))
        .filter(known -> known.arrival() == flasher.board().arrivals())
        .findFirst();
  }

  /** The proofs in words; of several regions each with its name. */
  public static String inWords(List<Proven> proofs) {
    return proofs.size() == 1
        ? proofs.getFirst().proof().toString()
        : proofs.stream().map(Proven::toString).collect(Collectors.joining("; "));
  }

  private DoubleConsumer part(DoubleConsumer progress, Region region) {
    double whole = regions.stream().mapToLong(each -> each.image().length).sum();
    long before =
        regions.subList(0, regions.indexOf(region)).stream()
            .mapToLong(each -> each.image().length)
            .sum();
    return fraction -> progress.accept((before + fraction * region.image().length) / whole);
  }

  @Override
  public void close() {
    regions.forEach(Region::wipe);
  }

  @Override
  public String toString() {
    return regions.toString();
  }
}
