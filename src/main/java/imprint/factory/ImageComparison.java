package imprint.factory;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.finding.Severity;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsItem;
import imprint.nvs.NvsReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an image as the firmware would, and compares it key by key with what should be in it. */
final class ImageComparison {
  /** What a device looks a value up by. */
  private record Place(String namespace, String key) {
    static Place of(NvsItem item) {
      return new Place(item.namespace(), item.key());
    }
  }

  private static final int LEAST_SIZE = 0x10000;

  private final Map<Place, NvsItem> awaited = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private ImageComparison() {}

  /** Names keys, never values. */
  static List<Finding> compare(byte[] image, List<FactoryEntry> entries) {
    ImageComparison comparison = new ImageComparison();
    byte[] right = FactoryImage.build(entries, sizeFor(image));
    try (NvsContents expected = NvsReader.read(right);
        NvsContents contents = NvsReader.read(image)) {
      expected.items().forEach(item -> comparison.awaited.put(Place.of(item), item));
      contents.findings().stream()
          .filter(finding -> finding.severity() == Severity.ERROR)
          .forEach(comparison.findings::add);
      contents.items().forEach(comparison::meet);
    } catch (Refusal unreadable) {
      return List.of(unreadable.finding());
    } finally {
      Arrays.fill(right, (byte) 0);
    }
    comparison
        .awaited
        .keySet()
        .forEach(
            place -> comparison.findings.add(Finding.error("factory.key-missing", place.key())));
    return List.copyOf(comparison.findings);
  }

  /** Room enough for any unit, however much of its partition was read back. */
  private static int sizeFor(byte[] image) {
    int pages = Math.ceilDiv(image.length, NvsImage.PAGE);
    return Math.max(LEAST_SIZE, pages * NvsImage.PAGE);
  }

  private void meet(NvsItem item) {
    NvsItem expected = awaited.remove(Place.of(item));
    if (expected != null) {
      if (!expected.value().equals(item.value())) {
        findings.add(Finding.error("factory.key-differs", item.key()));
      }
    } else if (item.namespace().equals(FactoryEntry.NAMESPACE)) {
      // also the second of two: which of them the firmware takes is not ours to guess
      findings.add(Finding.error("factory.key-unexpected", item.key()));
    } else {
      findings.add(Finding.warning("factory.other-namespace", item.namespace(), item.key()));
    }
  }
}
