package imprint.line;

import imprint.factory.CapacityReport;
import imprint.factory.DraftFields;
import imprint.factory.IdentityMaker;
import imprint.factory.LoadedProduct;
import imprint.factory.SerialPattern;
import imprint.factory.StationCode;
import imprint.label.LabelContent;
import imprint.label.SampleUnit;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a product can be tried with before the line makes it; the line's own product stays. */
public record Preparation(
    Station station, StationCode code, SecureRandom random, InstantSource clock) {

  /** Where a product is kept that nobody has finished. */
  public DraftFile draftFile() {
    return new DraftFile(station.settings().folder().resolve("setup.json"));
  }

  /** Makes the units that releases rest on. */
  public GoldenRun golden() {
    return new GoldenRun(station, clock);
  }

  /**
   * Makes the images of a unit that there is not, and its label: no number is drawn, nothing is
   * recorded.
   *
   * @param password for an encrypted key; not wiped here; null where there is none
   * @param size of the partition for the data, in bytes
   * @throws imprint.finding.Refusal what a unit of the product would be refused for
   */
  public DryRun dryRun(Path productYaml, char @Nullable [] password, int size) {
    try (LoadedProduct made = station.read(productYaml, password)) {
      CapacityReport capacity = capacity(made, size);
      return DryRun.of(
          made, new IdentityMaker(made, _ -> 1, code, random, clock), size, capacity, random);
    }
  }

  /**
   * How much of a partition of {@code size} bytes a unit of the product takes.
   *
   * @throws imprint.finding.Refusal nvs.size
   */
  public CapacityReport capacity(LoadedProduct made, int size) {
    return CapacityReport.of(made, size, random, clock);
  }

  /**
   * Serial numbers that units of a pattern would get here; none is drawn for it.
   *
   * @throws imprint.finding.Refusal serial.…
   */
  public List<String> serialNumbers(String pattern, int count) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    return SerialPattern.parse(pattern, "“" + pattern + "”")
        .examples(count, 1, today, code, random);
  }

  /**
   * The label of a draft, as a PNG of the printer's own dots.
   *
   * @throws imprint.finding.Refusal label.…
   */
  public byte[] sampleLabel(DraftFields draft) {
    return SampleLabel.png(draft);
  }

  /**
   * What the label of a unit of the product that is loaded says, with the widest serial number and
   * a code that no unit has; empty while none is loaded.
   *
   * @param test as a test unit, whatever the product is
   */
  public Optional<LabelContent> sampleContent(boolean test) {
    return station
        .product()
        .map(
            loaded ->
                SampleUnit.content(
                    loaded.product().productName(),
                    loaded.product().vendorName(),
                    loaded.product().data().serialNumber().widest(),
                    loaded.product().data().flow(),
                    test));
  }
}
