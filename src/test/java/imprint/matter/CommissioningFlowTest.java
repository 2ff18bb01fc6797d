package imprint.matter;

import static imprint.matter.Payloads.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommissioningFlowTest {
  @ParameterizedTest
  @CsvSource({"STANDARD,0", "USER_INTENT,1", "CUSTOM,2"})
  void hasTheNumberOfTheSpecification(CommissioningFlow flow, int code) {
    assertThat(flow.code()).isEqualTo(code);
    assertThat(CommissioningFlow.of(code)).isEqualTo(flow);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3, 256})
  void otherNumbersAreRefused(int code) {
    refused("matter.flow", () -> CommissioningFlow.of(code))
        .hasMessageContaining(Integer.toString(code));
  }

  @Test
  void aManualCodeCarriesTheUpperFourBitsOfADiscriminator() {
    assertThat(new Discriminator(0xABC).shortValue()).isEqualTo(0xA);
  }
}
