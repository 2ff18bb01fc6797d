package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import imprint.factory.FactoryEntry.Listed;
import imprint.factory.FactoryEntry.Own;
import imprint.matter.FixedLabel;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import imprint.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactoryEntriesTest {
  /** A key that was there twice would be read once, nobody knows which. */
  @Test
  void anOwnKeyTakesThePlaceOfEveryOther() {
    List<FactoryEntry> all =
        of(own("chip-factory", "product-label"), own("chip-factory", "fl-v/0/0"));
    assertThat(all).extracting(FactoryEntry::key).doesNotHaveDuplicates();
    assertThat(all).filteredOn(Own.class::isInstance).hasSize(2);
    assertThat(all).extracting(FactoryEntry::key).endsWith("fl-v/0/0", "product-label");
  }

  @Test
  void otherOwnKeysStandBeforeTheLocalization() {
    assertThat(of(own("chip-factory", "a"), own("chip-factory", "b")))
        .extracting(FactoryEntry::key)
        .containsSubsequence("serial-num", "a", "b", "locale-sz", "product-label");
  }

  /** Readers of partition.csv know a namespace that is named again only by chance. */
  @Test
  void keysOfANamespaceStandTogether() {
    assertThat(of(own("a", "x"), own("b", "x"), own("a", "y"), own("chip-factory", "z")))
        .filteredOn(Own.class::isInstance)
        .extracting(FactoryEntry::namespace, FactoryEntry::key)
        .containsExactly(
            tuple("chip-factory", "z"), tuple("a", "x"), tuple("a", "y"), tuple("b", "x"));
  }

  private static List<FactoryEntry> of(Own... own) {
    UnitData unit =
        new UnitData(
            1,
            1000,
            Secret.owning(new byte[32]),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "S1",
            Optional.empty(),
            Optional.empty());
    return FactoryEntries.of(INFO, unit, List.of(own));
  }

  private static final DeviceInfo INFO =
      new DeviceInfo(
          new VendorId(0xFFF1),
          Optional.empty(),
          new ProductId(0x8000),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          List.of("en-US"),
          List.of(new FixedLabel(0, "room", "hall")),
          List.of(),
          Optional.of("Label"),
          Optional.empty());

  private static Own own(String namespace, String key) {
    return new Own(namespace, key, new Listed("data", "string", "x"), "string", "x", "v.csv:2");
  }
}
