package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.matter.OnboardingPayload;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class CommissioningDataTest {
  /** The unit of m06 as its label says it. */
  private static final OnboardingPayload PAYLOAD =
      OnboardingPayload.parse("MT:Y.K9042C00KA0648G00");

  private static final byte[] SALT = "SPAKE2P Key Salt".getBytes(StandardCharsets.US_ASCII);

  @Test
  void holdsTheVerifierOfItsPasscode() {
    try (CommissioningData data = CommissioningData.of(PAYLOAD, SALT, 1000)) {
      assertThat(data.verifier().use(Base64.getEncoder()::encodeToString))
          .isEqualTo(
              "uWFwqugDNGiEck/po7KHwwMwwqZgN10XuyBajPGuyzUEV/iree4lOrao5GuwnlQ65CJzbeUB49s31EH+"
                  + "NEkg0JVI5MGCQGMMT/SRPFNRODm3wH/MBiehuFc6FJ/NH6Rmzw==");
      assertThat(data.salt()).isEqualTo(SALT);
      assertThat(data.iterations()).isEqualTo(1000);
      assertThat(data.payload()).isEqualTo(PAYLOAD);
    }
  }

  @Test
  void keepsItsOwnCopyOfTheSalt() {
    byte[] salt = SALT.clone();
    try (CommissioningData data = CommissioningData.of(PAYLOAD, salt, 1000)) {
      salt[0] = 0;
      data.salt()[1] = 0;
      assertThat(data.salt()).isEqualTo(SALT);
    }
  }

  @Test
  void refusesWhatTheSpecificationDoes() {
    assertThatThrownBy(() -> CommissioningData.of(PAYLOAD, new byte[15], 1000))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> CommissioningData.of(PAYLOAD, SALT, 999)).isInstanceOf(Refusal.class);
  }

  @Test
  void printsNothingOfItself() {
    try (CommissioningData data = CommissioningData.of(PAYLOAD, SALT, 1000)) {
      assertThat(data).hasToString("CommissioningData");
    }
  }
}
