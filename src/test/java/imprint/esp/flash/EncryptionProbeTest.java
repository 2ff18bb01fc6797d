package imprint.esp.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.Fault;
import imprint.bench.Mishap;
import imprint.bench.Moment;
import imprint.bench.SecurityState;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import imprint.esp.flash.encryption.FlashScheme;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.Reply;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionProbeTest {
  private static final int BEGIN = 0x02;
  private static final Reply RELEASE = new Reply.Failed(0x64, -1);

  /** What is done with a session on one board. */
  private interface Look {
    void at(BoardSession session, SimulatedBoard board) throws IOException;
  }

  private static void on(SecurityState state, Look look, Fault... faults) throws Exception {
    TriedBoard kind = new TriedBoard(Chips.ESP32_C3, state, false);
    try (SimulatedBoard board = kind.make(faults);
        BoardSession session =
            BoardSession.open(
                board::open, "sim", Approach.at(921_600), board::pass, () -> false, _ -> {})) {
      look.at(session, board);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DEVELOPMENT, true",
    "RELEASE, false",
    "SECURE_DOWNLOAD_DEVELOPMENT, true",
    "SECURE_DOWNLOAD_RELEASE, false"
  })
  void tellsWithoutTouchingTheMemory(SecurityState state, boolean encrypts) throws Exception {
    on(
        state,
        (session, board) -> {
          byte[] before = board.flash(0, TriedBoard.SIZE);
          assertThat(new EncryptionProbe(session).stillEncrypts(TriedBoard.KEYS))
              .isEqualTo(encrypts);
          assertThat(board.flash(0, TriedBoard.SIZE)).isEqualTo(before);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {TriedBoard.KEYS + 0x10, 0x40000000})
  void aPlaceThatCannotBeWrittenIsForTheFindingsOfThePlan(int offset) throws Exception {
    on(
        SecurityState.SECURE_DOWNLOAD_RELEASE,
        (session, _) -> assertThat(new EncryptionProbe(session).stillEncrypts(offset)).isFalse());
    on(
        SecurityState.SECURE_DOWNLOAD_DEVELOPMENT,
        (session, _) -> assertThat(new EncryptionProbe(session).stillEncrypts(offset)).isTrue());
  }

  /** Whatever becomes of the one question, the next two decide. */
  @ParameterizedTest
  @EnumSource(Mishap.OnAnswer.class)
  void oneDamagedAnswerDecidesNothing(Mishap.OnAnswer mishap) throws Exception {
    for (int nth = 1; nth <= 2; nth++) {
      Fault fault = new Fault.At(Moment.of(BEGIN, nth), mishap);
      on(
          SecurityState.SECURE_DOWNLOAD_RELEASE,
          (session, _) ->
              assertThat(new EncryptionProbe(session).stillEncrypts(TriedBoard.KEYS)).isFalse(),
          fault);
      on(
          SecurityState.SECURE_DOWNLOAD_DEVELOPMENT,
          (session, _) ->
              assertThat(new EncryptionProbe(session).stillEncrypts(TriedBoard.KEYS)).isTrue(),
          fault);
    }
  }

  /** A begin that erases, as damage could make of it, hits what is to be written anyway. */
  @ParameterizedTest
  @EnumSource(Mishap.OnRequest.class)
  void aDamagedQuestionLeavesTheBootLoaderAlone(Mishap.OnRequest mishap) throws Exception {
    on(
        SecurityState.SECURE_DOWNLOAD_DEVELOPMENT,
        (session, board) -> {
          byte[] before = board.flash(0, TriedBoard.NVS);
          new EncryptionProbe(session).stillEncrypts(TriedBoard.KEYS);
          assertThat(session.trace().lines())
              .filteredOn(line -> line.contains("FlashBegin"))
              .hasSizeGreaterThanOrEqualTo(2)
              .allMatch(line -> line.contains("offset=" + TriedBoard.KEYS));
          assertThat(board.flash(0, TriedBoard.NVS)).isEqualTo(before);
        },
        new Fault.At(Moment.of(BEGIN, 1), mishap));
  }

  private static Region keys(Sealing sealing) {
    return Region.filled("nvs_keys", TriedBoard.KEYS, new byte[68], TriedBoard.KEYS_SIZE)
        .sealed(sealing);
  }

  @Test
  void releaseModeIsSaidWhereTheChipSaysItAgain() throws Exception {
    Region region = keys(new Sealing.ByChip(Optional.<FlashScheme>empty()));
    on(
        SecurityState.RELEASE,
        (session, _) ->
            assertThat(new EncryptionProbe(session).sure(region, RELEASE)).isEqualTo(RELEASE));
  }

  @Test
  void elseItWasDamage() throws Exception {
    Region encrypted = keys(new Sealing.ByChip(Optional.<FlashScheme>empty()));
    Region plain = keys(new Sealing.Plain());
    on(
        SecurityState.DEVELOPMENT,
        (session, _) -> {
          EncryptionProbe probe = new EncryptionProbe(session);
          for (Region region : new Region[] {encrypted, plain}) {
            Reply reply = probe.sure(region, RELEASE);
            assertThatThrownBy(reply::orRefuse)
                .isInstanceOfSatisfying(
                    Refusal.class,
                    refusal -> assertThat(refusal.finding().code()).isEqualTo("rom.error-07"));
          }
        });
  }

  @Test
  void everythingElseMeansWhatItSays() throws Exception {
    Region region = keys(new Sealing.Plain());
    on(
        SecurityState.OPEN,
        (session, _) -> {
          EncryptionProbe probe = new EncryptionProbe(session);
          for (Reply reply : new Reply[] {new Reply.Failed(0x06, -1), new Reply.Silent()}) {
            assertThat(probe.sure(region, reply)).isEqualTo(reply);
          }
        });
  }
}
