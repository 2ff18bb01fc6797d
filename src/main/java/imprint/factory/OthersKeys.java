package imprint.factory;

import imprint.finding.Refusal;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsItem;
import imprint.nvs.NvsReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What others than the factory keep in the partition of the factory data. Holds no values. */
public final class OthersKeys {
  private OthersKeys() {}

  /** What a device looks a value up by. */
  private record Place(String namespace, String key) {
    static Place of(NvsItem item) {
      return new Place(item.namespace(), item.key());
    }
  }

  /**
   * Namespaces of the board that would be gone, or lose something, when {@code own} is written
   * alone; sorted. What is no NVS has none, nor what no key opens.
   *
   * @param own the unit's image
   * @param found what the partition holds now; neither is changed
   * @param keys that one of both may be encrypted with
   */
  public static List<String> namespaces(byte[] own, byte[] found, List<UnitNvsKey> keys) {
    Set<Place> ours = places(own, keys);
    return places(found, keys).stream()
        .filter(place -> !place.namespace().equals(FactoryEntry.NAMESPACE) && !ours.contains(place))
        .map(Place::namespace)
        .distinct()
        .sorted()
        .toList();
  }

  private static Set<Place> places(byte[] image, List<UnitNvsKey> keys) {
    if (!ReturnedData.locked(image)) {
      return places(image);
    }
    return keys.stream().flatMap(key -> opened(image, key).stream()).findFirst().orElse(Set.of());
  }

  private static Optional<Set<Place>> opened(byte[] image, UnitNvsKey key) {
    try {
      byte[] plain = key.open(image);
      try {
        return Optional.of(places(plain));
      } finally {
        Arrays.fill(plain, (byte) 0);
      }
    } catch (Refusal anotherKey) {
      return Optional.empty();
    }
  }

  private static Set<Place> places(byte[] plain) {
    try (NvsContents contents = NvsReader.read(plain)) {
      return contents.items().stream().map(Place::of).collect(Collectors.toSet());
    } catch (Refusal noNvs) {
      return Set.of();
    }
  }
}
