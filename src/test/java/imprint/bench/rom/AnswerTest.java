package imprint.bench.rom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What the ROM never clears. */
class AnswerTest {
  private final Answer answer = new Answer();

  @Test
  void anErrorCodeOutlivesTheErrorUntilItIsCleared() {
    assertThat(frame(0, 5)).endsWith("01050000c0");
    assertThat(frame(0, 0)).endsWith("00050000c0");
    answer.clearErrorCode();
    assertThat(frame(0, 0)).endsWith("00000000c0");
  }

  @Test
  void theLastTwoStatusBytesAreLeftovers() {
    byte[] payload = new byte[64];
    for (int i = 0; i < 64; i++) {
      payload[i] = (byte) i;
    }
    answer.payload(0, payload, 64);
    assertThat(frame(64, 0)).endsWith("3f00000000c0");
    assertThat(frame(0, 0)).endsWith("0000" + "0203c0");
    assertThat(frame(32, 0)).endsWith("0000" + "2223c0");
  }

  @Test
  void aStatusOverwritesThePayloadThatItFollows() {
    byte[] payload = new byte[64];
    Arrays.fill(payload, (byte) 0x77);
    answer.payload(0, payload, 64);
    frame(0, 6);
    assertThat(frame(4, 0)).isEqualTo("c00100080000000000" + "01067777" + "00067777c0");
  }

  @Test
  void theValueStaysUntilItIsSetAgain() {
    answer.value(0x04030201);
    assertThat(frame(0, 0)).startsWith("c0010004000102030400");
    assertThat(frame(0, 0)).startsWith("c0010004000102030400");
  }

  @Test
  void delimitersAndEscapesAreEscaped() {
    answer.value(0xC0DB0000);
    assertThat(frame(0, 0)).isEqualTo("c0010004000000dbdddbdc00000000c0");
  }

  private String frame(int payload, int code) {
    return HexFormat.of().formatHex(answer.frame(payload, code));
  }
}
