package imprint.label.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostStatusTest {
  private static final String READY =
      framed("030,0,0,1245,000,0,0,0,000,0,0,0", "000,0,0,0,0,2,4,0,00000000,1,000", "1234,0");

  static String framed(String... strings) {
    StringBuilder all = new StringBuilder();
    for (String string : strings) {
      all.append('\u0002').append(string).append("\u0003\r\n");
    }
    return all.toString();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static PrinterState state(String answer) {
    return HostStatus.parse(bytes(answer)).orElseThrow().state();
  }

  @Test
  void aPrinterWithoutAFaultAndWithoutLabelsIsIdle() {
    HostStatus status = HostStatus.parse(bytes(READY)).orElseThrow();
    assertThat(status.state()).isEqualTo(new PrinterState.Ready());
    assertThat(status.idle()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "030,1,0,1245,000,0,0,0,000,0,0,0 | 000,0,0,0,0,2,4,0,00000000,1,000 | out-of-paper",
        "030,0,1,1245,000,0,0,0,000,0,0,0 | 000,0,0,0,0,2,4,0,00000000,1,000 | paused",
        "030,0,0,1245,000,0,0,1,000,0,0,0 | 000,0,0,0,0,2,4,0,00000000,1,000 | half-label",
        "030,0,0,1245,000,0,0,0,000,0,0,1 | 000,0,0,0,0,2,4,0,00000000,1,000 | too-hot",
        "030,0,0,1245,000,0,0,0,000,0,0,0 | 000,0,1,0,0,2,4,0,00000000,1,000 | head-open",
        "030,0,0,1245,000,0,0,0,000,0,0,0 | 000,0,0,1,1,2,4,0,00000000,1,000 | ribbon-out",
        "030,1,1,1245,000,0,0,0,000,0,0,0 | 000,0,1,0,0,2,4,0,00000000,1,000 | head-open",
        "030,1,1,1245,000,0,0,0,000,0,0,0 | 000,0,0,0,0,2,4,0,00000000 | out-of-paper",
        "030,0,0,1245,007,1,0,0,000,0,0,0 | 000,0,0,0,0,A,4,0,00000002,1,000 | ready",
      })
  void eachFlagHasItsPlace(String first, String second, String word) {
    assertThat(state(framed(first, second, "0000,0")).word()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({"001,00000000", "000,00000003"})
  void whoHasLabelsLeftIsNotIdle(String formats, String remaining) {
    String answer =
        READY.replace("1245,000,", "1245," + formats + ",").replace("00000000", remaining);
    assertThat(HostStatus.parse(bytes(answer)).orElseThrow().idle()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "\u0002\u0003",
        "\u0002030,0,0,1245,000,0,0,0,000,0,0,0\u0003\r\n",
        "\u0002030,2,0,1245,000,0,0,0,000,0,0,0\u0003\r\n\u0002000,0,0,0,0,2,4,0,00000000,1,000\u0003\u00021234,0\u0003",
        "\u0002030,0,0,1245,000,0,0,0,000,0,0\u0003\r\n\u0002000,0,0,0,0,2,4,0,00000000,1,000\u0003\u00021234,0\u0003",
        "\u0002030,0,0,1245,-01,0,0,0,000,0,0,0\u0003\r\n\u0002000,0,0,0,0,2,4,0,00000000,1,000\u0003\u00021234,0\u0003"
      })
  void anythingElseIsNoAnswer(String answer) {
    assertThat(HostStatus.parse(bytes(answer))).isEmpty();
  }

  @Test
  void twoAnswersInOneAreNone() {
    assertThat(HostStatus.parse(bytes(READY + READY))).isEmpty();
    assertThat(HostStatus.parse(bytes("x" + READY))).isEmpty();
    assertThat(HostStatus.parse(bytes(READY + "x"))).isEmpty();
  }

  @Test
  void anAnswerEndsWithItsThirdStringAndNotBefore() {
    for (int length = 0; length < READY.length() - 2; length++) {
      assertThat(HostStatus.ended(bytes(READY.substring(0, length)))).isFalse();
    }
    assertThat(HostStatus.ended(bytes(READY.substring(0, READY.length() - 2)))).isTrue();
    assertThat(HostStatus.ended(bytes("\r\n" + READY))).isTrue();
  }

  @Test
  void nobodyWaitsForTheEndOfNonsense() {
    assertThat(HostStatus.ended(bytes("HTTP/1.0 400"))).isTrue();
    assertThat(HostStatus.ended(bytes("\u0002" + "0".repeat(HostStatus.LONGEST)))).isTrue();
  }

  @Property
  void whatIsWrittenIsRead(
      @ForAll boolean paper,
      @ForAll boolean paused,
      @ForAll @IntRange(max = 999) int formats,
      @ForAll boolean partial,
      @ForAll boolean hot,
      @ForAll boolean head,
      @ForAll boolean ribbon,
      @ForAll @IntRange(max = 99_999_999) int remaining) {
    HostStatus status =
        new HostStatus(paper, paused, formats, partial, hot, head, ribbon, remaining);
    assertThat(HostStatus.parse(bytes(TcpPrinter.answer(status)))).contains(status);
  }

  @Property
  void anyBytesAreReadOrRefused(@ForAll @Size(max = 300) byte[] any) {
    Optional<HostStatus> status = HostStatus.parse(any);
    status.ifPresent(read -> assertThat(HostStatus.ended(any)).isTrue());
  }

  /** One character of a good answer changed: never an exception, never a longer number. */
  @Property
  void aDamagedAnswerIsReadOrRefused(
      @ForAll @IntRange(max = 80) int at, @ForAll @IntRange(max = 255) int changed) {
    byte[] answer = bytes(READY);
    answer[at % answer.length] = (byte) changed;
    HostStatus.parse(answer).ifPresent(status -> assertThat(status.formats()).isBetween(0, 999));
  }
}
