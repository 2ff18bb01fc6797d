package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
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
