package imprint.esp.rom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.esp.chip.Chips;
import imprint.finding.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentificationTest {
  private static Identification board(Optional<String> mac, boolean secureDownload) {
    Security security = new Security(secureDownload, false, 0, Optional.empty(), List.of(), false);
    return new Identification(Chips.ESP32_C3, Optional.empty(), mac, security);
  }

  @ParameterizedTest
  @CsvSource({"true, rom.secure-download", "false, rom.mac-unreadable"})
  void whoNeedsAMacThatIsNotThereIsToldWhy(boolean secureDownload, String code) {
    assertThatThrownBy(() -> board(Optional.empty(), secureDownload).requireMac("COM5"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.finding().code()).isEqualTo(code);
              assertThat(refusal).hasMessageContaining("COM5");
            });
  }

  @Test
  void theMacIsGivenWhereItIsThere() {
    assertThat(board(Optional.of("24:6f:28:01:02:03"), false).requireMac("COM5"))
        .isEqualTo("24:6f:28:01:02:03");
  }
}
