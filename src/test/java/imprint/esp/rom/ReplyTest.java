package imprint.esp.rom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.util.HexFormat;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReplyTest {
  @Test
  void successIsTheFirstStatusByteAloneWhateverIsLeftOverBehindIt() {
    // seen on a real mask ROM: success with stale bytes 05 38 63
    Reply reply = parse("010304000707122000053863", new FlashCommand.FlashData(0, new byte[4]));
    assertThat(reply).isInstanceOf(Reply.Ok.class);
  }

  @Test
  void theErrorCodeIsTheSecondStatusByte() {
    Reply reply =
        parse(
            "010204000000000001060000",
            new FlashCommand.FlashBegin(0, 0, 0, 0, FlashCommand.Encryption.OFF));
    assertThat(reply).isEqualTo(new Reply.Failed(6, -1));
  }

  @Test
  void anUnsupportedCommandAnswersWithTheOpcodeOfTheOneBefore() {
    Reply reply = parse("010804000707122001050000", new Command.GetSecurityInfo());
    assertThat(reply).isEqualTo(new Reply.Failed(5, 8));
  }

  @Test
  void theStatusFollowsThePayload() {
    Reply reply =
        parse(
            "0113240000000000"
                + "6434316438636439386630306232303465393830303939386563663834323765"
                + "00000000",
            new FlashCommand.FlashMd5(0, 0));
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Ok.class,
            ok ->
                assertThat(new String(ok.payload(), java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("d41d8cd98f00b204e9800998ecf8427e"));
  }

  @Test
  void aShortAnswerWithoutItsPayloadIsNoSuccess() {
    assertThat(parse("011304000000000000000000", new FlashCommand.FlashMd5(0, 0)))
        .isInstanceOf(Reply.Failed.class);
  }

  @Property
  void anyFrameOfLegalLengthIsReadWithoutAnException(
      @ForAll @Size(min = 10, max = 200) byte[] frame) {
    assertThat(Reply.parse(frame, new FlashCommand.ReadFlash(0, 64))).isNotNull();
    assertThat(Reply.parse(frame, new Command.Sync())).isNotNull();
  }

  @Test
  void everyErrorCodeHasWordsInBothLanguages() {
    for (int error = 0; error <= 0xFF; error++) {
      for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
        String code = Reply.explain(error).code();
        assertThat(Reply.explain(error).sentence(locale)).doesNotContain(code);
        assertThat(Reply.explain(error).nextAct(locale)).doesNotContain(code);
      }
    }
  }

  @Test
  void silenceIsRefusedInWords() {
    assertThatThrownBy(() -> new Reply.Silent().orRefuse())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("stopped answering");
  }

  private static Reply parse(String hex, Command command) {
    return Reply.parse(HexFormat.of().parseHex(hex), command);
  }
}
