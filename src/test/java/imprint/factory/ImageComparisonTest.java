package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsItem;
import imprint.nvs.NvsReader;
import imprint.nvs.NvsValue;
import imprint.secret.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageComparisonTest {
  private static final int SIZE = 0x6000;
  private static final DeviceInfo FULL =
      Golden.named(
          Optional.of("Acme, Inc."),
          Optional.of("Lamp \"A\""),
          0x102,
          Optional.of("rev 1.2"),
          Optional.of("P-1"),
          Optional.of("灯泡"));

  /** The order of mfg-tool: salt and counts first, attestation last, the label at the very end. */
  @Test
  void anImageHasAllKeysInTheirOrder() {
    try (Identity identity = full();
        NvsContents contents = NvsReader.read(build(identity))) {
      assertThat(contents.findings()).isEmpty();
      assertThat(contents.items()).allMatch(item -> item.namespace().equals("chip-factory"));
      assertThat(contents.items())
          .extracting(NvsItem::key)
          .containsExactly(
              "discriminator",
              "iteration-count",
              "salt",
              "vendor-id",
              "vendor-name",
              "product-id",
              "product-name",
              "hardware-ver",
              "hw-ver-str",
              "mfg-date",
              "rd-id-uid",
              "part-number",
              "serial-num",
              "dac-cert",
              "dac-key",
              "dac-pub-key",
              "pai-cert",
              "verifier",
              "cert-dclrn",
              "product-label");
      assertThat(contents.number("chip-factory", "hardware-ver")).hasValue(0x102);
      assertThat(contents.string("chip-factory", "mfg-date")).contains("20260131");
      assertThat(contents.string("chip-factory", "product-label")).contains("灯泡");
    }
  }

  @Test
  void noKeyHoldsThePasscode() {
    try (Identity identity = Golden.given();
        NvsContents contents = NvsReader.read(Golden.image("m06-dac-given-deterministic"))) {
      assertThat(contents.items())
          .noneMatch(
              item -> item.value().reveal().contains(String.valueOf(identity.passcode().value())));
    }
  }

  @Test
  void findsNothingInTheImageThatTheUnitHas() {
    try (Identity identity = full()) {
      assertThat(compare(build(identity), identity)).isEmpty();
    }
  }

  @Test
  void findsTheUnitInAnImageThatTheMfgToolMade() {
    try (Identity identity = Golden.given()) {
      assertThat(
              FactoryImage.compare(
                  Golden.image("m06-dac-given-deterministic"),
                  Golden.INFO,
                  identity,
                  Golden.pai(),
                  Golden.declaration()))
          .isEmpty();
    }
  }

  @Test
  void namesEveryKeyInWhichTwoUnitsDiffer() {
    try (Identity one = Golden.given();
        Identity other = Golden.chosen()) {
      List<Finding> findings =
          FactoryImage.compare(
              Golden.image("m01-pai"), Golden.INFO, one, Golden.pai(), Golden.declaration());
      assertThat(findings)
          .extracting(Finding::code)
          .containsOnly("factory.key-differs", "factory.key-missing");
      assertThat(findings)
          .extracting(finding -> finding.arguments().getFirst())
          .containsExactly(
              "discriminator",
              "iteration-count",
              "salt",
              "serial-num",
              "dac-cert",
              "dac-key",
              "dac-pub-key",
              "verifier",
              "rd-id-uid");
      assertThat(findings.toString()).doesNotContain(other.serialNumber());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dac-key", "serial-num", "vendor-id", "cert-dclrn", "product-label"})
  void findsAKeyThatIsMissing(String key) {
    try (Identity identity = full()) {
      byte[] image = rebuilt(identity, (item, out) -> put(item, out, !item.key().equals(key)));
      assertThat(compare(image, identity))
          .containsExactly(Finding.error("factory.key-missing", key));
    }
  }

  @Test
  void findsAKeyThatIsTooMuchOrThereTwice() {
    try (Identity identity = full()) {
      byte[] image =
          rebuilt(
              identity,
              (item, out) -> {
                put(item, out, true);
                if (item.key().equals("serial-num")) {
                  out.string("serial-num", "SN-0002").u32("unique-id", 7);
                }
              });
      assertThat(compare(image, identity))
          .containsExactly(
              Finding.error("factory.key-unexpected", "serial-num"),
              Finding.error("factory.key-unexpected", "unique-id"));
    }
  }

  @Test
  void aNumberOfAnotherWidthIsNotTheSame() {
    try (Identity identity = full()) {
      byte[] image =
          rebuilt(
              identity,
              (item, out) -> {
                if (item.key().equals("discriminator")) {
                  out.u16("discriminator", identity.discriminator().value());
                } else {
                  put(item, out, true);
                }
              });
      assertThat(compare(image, identity))
          .containsExactly(Finding.error("factory.key-differs", "discriminator"));
    }
  }

  @Test
  void warnsOfValuesThatAreNotOurs() {
    try (Identity identity = full()) {
      byte[] image =
          rebuilt(
              identity,
              (item, out) -> {
                put(item, out, true);
                if (item.key().equals("product-label")) {
                  out.namespace("calibration").u8("gain", 3);
                }
              });
      assertThat(compare(image, identity))
          .containsExactly(Finding.warning("factory.other-namespace", "calibration", "gain"));
    }
  }

  @Test
  void saysThatAnErasedOrForeignRegionIsNoImage() {
    try (Identity identity = full()) {
      byte[] erased = new byte[SIZE];
      Arrays.fill(erased, (byte) 0xFF);
      assertThat(compare(erased, identity)).isNotEmpty();
      assertThat(compare(new byte[SIZE], identity)).isNotEmpty();
      assertThat(compare(new byte[10], identity)).isNotEmpty();
    }
  }

  /** Of the first page: the rest of the image is empty, and its state is not read again. */
  @Property(tries = 200)
  void oneFlippedBitInAnEntryIsNeverOverlooked(@ForAll @IntRange(max = 70 * 32 * 8 - 1) int bit) {
    try (Identity identity = full()) {
      byte[] image = build(identity);
      image[64 + bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(image).isNotEqualTo(build(identity));
      assertThat(isPadding(identity, bit / 8) || !compare(image, identity).isEmpty()).isTrue();
    }
  }

  /** Bytes behind the end of a value, which no checksum covers and no reader looks at. */
  private static boolean isPadding(Identity identity, int at) {
    byte[] image = build(identity);
    image[64 + at] ^= 0x55;
    try (NvsContents whole = NvsReader.read(build(identity));
        NvsContents changed = NvsReader.read(image)) {
      return changed.findings().isEmpty() && changed.items().equals(whole.items());
    }
  }

  private static Identity full() {
    Identity given = Golden.given();
    return new Identity(
        given.serialNumber(),
        CommissioningData.of(given.payload(), given.salt(), given.iterations()),
        given.dac(),
        Optional.of(Secret.owning(new byte[16])),
        Optional.of("20260131"));
  }

  private static byte[] rebuilt(Identity identity, BiConsumer<NvsItem, NvsImage> rule) {
    try (NvsContents contents = NvsReader.read(build(identity));
        NvsImage out = new NvsImage(SIZE).namespace("chip-factory")) {
      contents.items().forEach(item -> rule.accept(item, out));
      return out.toBytes();
    }
  }

  private static void put(NvsItem item, NvsImage out, boolean wanted) {
    if (!wanted) {
      return;
    }
    switch (item.value()) {
      case NvsValue.Int number -> out.number(item.key(), number.type(), number.bits());
      case NvsValue.Text(String text) -> out.string(item.key(), text);
      case NvsValue.Blob blob -> out.blob(item.key(), blob.bytes());
    }
  }

  private static byte[] build(Identity identity) {
    return FactoryImage.build(FULL, identity, Golden.pai(), Golden.declaration(), SIZE);
  }

  private static List<Finding> compare(byte[] image, Identity identity) {
    return FactoryImage.compare(image, FULL, identity, Golden.pai(), Golden.declaration());
  }
}
