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

/**
 * What others than the factory keep in the partition of the factory data. Holds no values.
 *
 * @param namespaces of the board that would be gone, or lose something; sorted
 * @param closed it is encrypted, and no key opens it: nobody can tell
 */
public record OthersKeys(List<String> namespaces, boolean closed) {
  public OthersKeys {
    namespaces = List.copyOf(namespaces);
  }

  /** What a device looks a value up by. */
  private record Place(String namespace, String key) {
    static Place of(NvsItem item) {
      return new Place(item.namespace(), item.key());
    }
  }

  /**
   * What would be gone when {@code own} is written alone. What is no NVS has no namespaces.
   *
   * @param own the unit's image
   * @param found what the partition holds now; neither is changed
   * @param keys that one of both may be encrypted with
   */
  public static OthersKeys of(byte[] own, byte[] found, List<UnitNvsKey> keys) {
    Set<Place> ours = places(own, keys).orElse(Set.of());
    Optional<Set<Place>> there = places(found, keys);
    return new OthersKeys(
        there.orElse(Set.of()).stream()
            .filter(
                place -> !place.namespace().equals(FactoryEntry.NAMESPACE) && !ours.contains(place))
            .map(Place::namespace)
            .distinct()
            .sorted()
            .toList(),
        there.isEmpty());
  }

  private static Optional<Set<Place>> places(byte[] image, List<UnitNvsKey> keys) {
    if (!ReturnedData.locked(image)) {
      return Optional.of(places(image));
    }
    return keys.stream().flatMap(key -> opened(image, key).stream()).findFirst();
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
