package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ClaimTest {
  private static final Fingerprint ANY = Claims.mark("any");

  @Test
  void aCertificateSerialIsOneNumberHoweverItIsWritten() {
    assertThat(new Claim.Dac(ANY, ANY, "000AbC")).isEqualTo(new Claim.Dac(ANY, ANY, "abc"));
    assertThat(new Claim.Dac(ANY, ANY, "00").certificateSerial()).isEqualTo("0");
  }

  @Test
  void aSerialNumberHasOneToThirtyTwoCharacters() {
    Claim claim = Claims.number(1);
    assertThat(Claims.withSerialNumber(claim, "é".repeat(32)).serialNumber()).hasSize(32);
    refused(() -> Claims.withSerialNumber(claim, "x".repeat(33)));
    refused(() -> Claims.withSerialNumber(claim, " "));
  }

  @Test
  void numbersOutsideTheSpecificationsRangesAreRefused() {
    refused(() -> new Claim.Product(0x10000, 0, "", "", "", true));
    refused(() -> new Claim.Product(0, -1, "", "", "", true));
    refused(() -> new Claim("s", Claims.LAMP, dac(), ANY, null, 4096, Claims.board(1)));
    refused(() -> new Claim.Dac(ANY, ANY, "12:34"));
    refused(() -> new Fingerprint("AB".repeat(32)));
    refused(() -> By.station(" "));
  }

  private static Claim.Dac dac() {
    return new Claim.Dac(ANY, ANY, "1");
  }

  private static void refused(Runnable making) {
    assertThatIllegalArgumentException().isThrownBy(making::run);
  }
}
