package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactoryImageTest {
  private static final int SIZE = 0x6000;

  @Test
  void isByteForByteWhatTheMfgToolMakesOfTheSameInputs() {
    try (Identity identity = Golden.given()) {
      assertThat(build(identity, SIZE)).isEqualTo(Golden.image("m06-dac-given-deterministic"));
    }
  }

  @Test
  void isByteForByteWhatTheMfgToolMadeOfItsOwnChoices() {
    try (Identity identity = Golden.chosen()) {
      assertThat(build(identity, SIZE)).isEqualTo(Golden.image("m01-pai"));
    }
  }

  @Test
  void refusesAPartitionThatIsTooSmall() {
    try (Identity identity = Golden.given()) {
      byte[] onePage = build(identity, 0x1000);
      assertThat(onePage).hasSize(0x1000);
      assertThatThrownBy(() -> build(identity, 0x1800)).isInstanceOf(Refusal.class);
    }
  }

  /** 24 KiB are what Espressif's examples give to factory data. */
  @Test
  void theLongestNamesStillFitTheUsualPartition() {
    Optional<String> name = Optional.of("n".repeat(32));
    Optional<String> label = Optional.of("l".repeat(64));
    DeviceInfo longest = Golden.named(name, name, 0xFFFF, label, name, label);
    try (Identity identity = Golden.chosen()) {
      byte[] image =
          FactoryImage.build(longest, identity, Golden.pai(), Golden.declaration(), SIZE);
      assertThat(image).hasSize(SIZE);
      assertThat(FactoryImage.compare(image, longest, identity, Golden.pai(), Golden.declaration()))
          .isEmpty();
    }
  }

  @Test
  void aClosedIdentityGivesNoImage() {
    Identity identity = Golden.given();
    identity.close();
    assertThatThrownBy(() -> build(identity, SIZE)).isInstanceOf(IllegalStateException.class);
  }

  private static byte[] build(Identity identity, int size) {
    return FactoryImage.build(Golden.INFO, identity, Golden.pai(), Golden.declaration(), size);
  }
}
