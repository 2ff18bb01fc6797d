package imprint.esp.flash;

import imprint.esp.flash.FlashPlan.Region;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;

/** Several regions that are written and proven as one. Holds their contents: close it to wipe. */
public record Regions(List<Region> all) implements AutoCloseable {
  public Regions {
    all = List.copyOf(all);
  }

  /**
   * Writes all, in their order.
   *
   * @param progress 0…1 over all bytes
   */
  public void write(Flasher flasher, DoubleConsumer progress)
      throws IOException, InterruptedException {
    long before = 0;
    for (Region region : all) {
      flasher.write(region, part(progress, before, region));
      before += region.image().length;
    }
  }

  /**
   * Proves all.
   *
   * @return the proof in words; of several regions each with its name
   */
  public String prove(Flasher flasher, DoubleConsumer progress)
      throws IOException, InterruptedException {
    long before = 0;
    List<String> proofs = new ArrayList<>();
    for (Region region : all) {
      Proof proof = flasher.prove(region, part(progress, before, region));
      before += region.image().length;
      proofs.add(all.size() == 1 ? proof.toString() : region.name() + " " + proof);
    }
    return proofs.stream().collect(Collectors.joining("; "));
  }

  private DoubleConsumer part(DoubleConsumer progress, long before, Region region) {
    double whole = all.stream().mapToLong(each -> each.image().length).sum();
    return fraction -> progress.accept((before + fraction * region.image().length) / whole);
  }

  @Override
  public void close() {
    all.forEach(Region::wipe);
  }

  @Override
  public String toString() {
    return all.stream().map(Region::name).toList().toString();
  }
}
