package imprint.factory;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.finding.Severity;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsItem;
import imprint.nvs.NvsReader;
import imprint.nvs.NvsType;
import imprint.nvs.NvsValue;
import imprint.secret.Secret;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an image as the firmware would, and compares it key by key with what should be in it. */
final class ImageComparison {
  private final Map<String, FactoryEntry> awaited = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private ImageComparison(List<FactoryEntry> entries) {
    entries.forEach(entry -> awaited.put(entry.key(), entry));
  }

  /** Names keys, never values. */
  static List<Finding> compare(byte[] image, List<FactoryEntry> entries) {
    ImageComparison comparison = new ImageComparison(entries);
    try (NvsContents contents = NvsReader.read(image)) {
      contents.findings().stream()
          .filter(finding -> finding.severity() == Severity.ERROR)
          .forEach(comparison.findings::add);
      contents.items().forEach(comparison::meet);
    } catch (Refusal unreadable) {
      return List.of(unreadable.finding());
    }
    comparison
        .awaited
        .keySet()
        .forEach(key -> comparison.findings.add(Finding.error("factory.key-missing", key)));
    return List.copyOf(comparison.findings);
  }

  private void meet(NvsItem item) {
    if (!item.namespace().equals(FactoryImage.NAMESPACE)) {
      findings.add(Finding.warning("factory.other-namespace", item.namespace(), item.key()));
      return;
    }
    FactoryEntry expected = awaited.remove(item.key());
    if (expected == null) {
      // also the second of two: which of them the firmware takes is not ours to guess
      findings.add(Finding.error("factory.key-unexpected", item.key()));
    } else if (!same(expected, item.value())) {
      findings.add(Finding.error("factory.key-differs", item.key()));
    }
  }

  private static boolean same(FactoryEntry expected, NvsValue found) {
    return switch (expected) {
      case FactoryEntry.U32(String _, long value) ->
          found.equals(new NvsValue.Int(NvsType.U32, value));
      case FactoryEntry.Text(String _, String value) -> found.equals(new NvsValue.Text(value));
      case FactoryEntry.Bytes(String _, Secret value) ->
          found instanceof NvsValue.Blob blob && same(value, blob.bytes());
      case FactoryEntry.Base64Text(String _, Secret value) ->
          found instanceof NvsValue.Text(String text)
              && value.use(bytes -> Base64.getEncoder().encodeToString(bytes)).equals(text);
    };
  }

  private static boolean same(Secret expected, byte[] found) {
    try {
      return expected.use(bytes -> MessageDigest.isEqual(bytes, found));
    } finally {
      Arrays.fill(found, (byte) 0);
    }
  }
}
