package imprint.factory;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.finding.Severity;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsItem;
import imprint.nvs.NvsReader;
import imprint.nvs.NvsValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A unit's own factory data, and behind it what other parts of the firmware kept in the same
 * partition of the board. Holds secrets: close it to wipe them.
 *
 * <p>Of the namespace {@link FactoryEntry#NAMESPACE} nothing is taken over from the board; of all
 * others every value that the unit's own data does not have.
 */
public final class PartitionRepair implements AutoCloseable {
  /** What a device looks a value up by. */
  private record Place(String namespace, String key) {
    static Place of(NvsItem item) {
      return new Place(item.namespace(), item.key());
    }
  }

  /** Findings that are no errors, of values that would not be carried on byte for byte. */
  private static final Set<String> INEXACT = Set.of("nvs.string-utf8", "nvs.string-end");

  private final byte[] image;
  private final int values;
  private final Set<String> namespaces;
  private final List<Finding> lost;
  private final boolean needed;

  private PartitionRepair(
      byte[] image, int values, Set<String> namespaces, List<Finding> lost, boolean needed) {
    this.image = image;
    this.values = values;
    this.namespaces = namespaces;
    this.lost = lost;
    this.needed = needed;
  }

  /**
   * Puts both together.
   *
   * @param own the unit's image as it was written at the line; as large as its partition
   * @param key that {@code own} is encrypted with; the result is encrypted with it again
   * @param found what the partition holds now; not changed
   * @throws Refusal nvs.full where both do not fit, and what {@code own} cannot be read for
   */
  public static PartitionRepair of(byte[] own, Optional<UnitNvsKey> key, byte[] found) {
    byte[] plain = key.map(k -> k.open(own)).orElseGet(own::clone);
    try (NvsContents right = NvsReader.read(plain)) {
      List<Finding> lost = new ArrayList<>();
      Optional<NvsContents> board = contents(found, key, lost);
      try {
        return merged(plain, right, board.map(NvsContents::items).orElse(List.of()), lost, key);
      } finally {
        board.ifPresent(NvsContents::close);
      }
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static Optional<NvsContents> contents(
      byte[] found, Optional<UnitNvsKey> key, List<Finding> lost) {
    byte[] plain = found.clone();
    try {
      NvsContents read = NvsReader.read(found);
      if (key.isPresent() && encrypted(read)) {
        read.close();
        plain = key.get().open(found);
        read = NvsReader.read(plain);
      }
      read.findings().stream().filter(PartitionRepair::loses).forEach(lost::add);
      return Optional.of(read);
    } catch (Refusal unreadable) {
      lost.add(unreadable.finding());
      return Optional.empty();
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static boolean encrypted(NvsContents read) {
    return read.findings().stream().anyMatch(finding -> finding.code().equals("nvs.encrypted"));
  }

  private static boolean loses(Finding finding) {
    return finding.severity() == Severity.ERROR || INEXACT.contains(finding.code());
  }

  private static PartitionRepair merged(
      byte[] plain,
      NvsContents right,
      List<NvsItem> board,
      List<Finding> lost,
      Optional<UnitNvsKey> key) {
    Map<Place, NvsItem> own = new LinkedHashMap<>();
    right.items().forEach(item -> own.put(Place.of(item), item));
    Map<Place, NvsItem> others = new LinkedHashMap<>();
    for (NvsItem item : board) {
      boolean ours =
          own.containsKey(Place.of(item)) || item.namespace().equals(FactoryEntry.NAMESPACE);
      if (!ours && exact(item, lost)) {
        // of two the later one: the device erases the other when it is interrupted between them
        others.put(Place.of(item), item);
      }
    }
    byte[] image = others.isEmpty() ? plain.clone() : image(plain.length, right, others);
    boolean needed = !lost.isEmpty() || !present(own, board);
    Set<String> namespaces = new LinkedHashSet<>();
    others.keySet().forEach(place -> namespaces.add(place.namespace()));
    return new PartitionRepair(sealed(image, key), others.size(), namespaces, lost, needed);
  }

  /** Whether the unit's own data is all there as it should be, and none beside it. */
  private static boolean present(Map<Place, NvsItem> own, List<NvsItem> board) {
    Map<Place, NvsValue> there = new LinkedHashMap<>();
    for (NvsItem item : board) {
      boolean stranger =
          item.namespace().equals(FactoryEntry.NAMESPACE) && !own.containsKey(Place.of(item));
      if (stranger || there.put(Place.of(item), item.value()) != null) {
        return false;
      }
    }
    return own.entrySet().stream()
        .allMatch(entry -> entry.getValue().value().equals(there.get(entry.getKey())));
  }

  /** Values whose name or text was read only roughly are not written on as if they were right. */
  private static boolean exact(NvsItem item, List<Finding> lost) {
    for (Finding finding : lost) {
      boolean text = INEXACT.contains(finding.code()) && finding.arguments().contains(item.key());
      boolean nameless =
          finding.code().equals("nvs.namespace-undefined")
              && item.namespace().equals("#" + finding.arguments().getFirst());
      if (nameless || (text && item.value() instanceof NvsValue.Text)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] image(int size, NvsContents right, Map<Place, NvsItem> others) {
    try (NvsImage image = new NvsImage(size)) {
      right.items().forEach(item -> image.namespace(item.namespace()).copy(item));
      others.values().forEach(item -> image.namespace(item.namespace()).copy(item));
      return image.toBytes();
    }
  }

  private static byte[] sealed(byte[] image, Optional<UnitNvsKey> key) {
    if (key.isEmpty()) {
      return image;
    }
    try {
      return key.get().seal(image);
    } finally {
      Arrays.fill(image, (byte) 0);
    }
  }

  /** What the partition should hold; a copy for the caller to wipe. */
  public byte[] image() {
    return image.clone();
  }

  /** How many values of others are written on. */
  public int values() {
    return values;
  }

  /** Whose they are. */
  public List<String> namespaces() {
    return List.copyOf(namespaces);
  }

  /** What of the board could not be read and may have been somebody else's; names no values. */
  public List<Finding> lost() {
    return List.copyOf(lost);
  }

  /** False where the board's data is as it should be and nothing has to be written. */
  public boolean needed() {
    return needed;
  }

  @Override
  public void close() {
    Arrays.fill(image, (byte) 0);
  }

  @Override
  public String toString() {
    return values + " values of " + namespaces + " carried on";
  }
}
