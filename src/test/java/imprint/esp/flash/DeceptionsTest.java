package imprint.esp.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.Fault;
import imprint.bench.Mishap;
import imprint.bench.Mishap.Cut;
import imprint.bench.Mishap.OnAnswer;
import imprint.bench.Mishap.OnFlash;
import imprint.bench.Mishap.OnRequest;
import imprint.bench.Moment;
import imprint.bench.SecurityState;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import imprint.esp.flash.TriedSession.End;
import imprint.esp.flash.TriedSession.Place;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.finding.Refusal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What could make a session believe something that is not so, each by name. */
class DeceptionsTest {
  private static final int REGISTER = 0x0A;
  private static final int BEGIN = 0x02;
  private static final int DATA = 0x03;
  private static final int HASH = 0x13;

  private static final TriedBoard SOUND = TriedBoard.open(Chips.ESP32_C3);

  /** Every answer from there on was taken for the one to the next command, and a wrong MAC read. */
  @Test
  void aLateAnswerIsNotTakenForTheNextOne() {
    IntStream.rangeClosed(1, 12).forEach(nth -> proven(SOUND, at(REGISTER, nth, OnAnswer.LATE)));
  }

  @Test
  void theAnswerToAnotherRegisterIsNotBelieved() {
    IntStream.rangeClosed(1, 12).forEach(nth -> proven(SOUND, at(REGISTER, nth, OnAnswer.STALE)));
  }

  @ParameterizedTest
  @EnumSource(OnAnswer.class)
  void aDamagedHashCostsNoSecondWriting(OnAnswer mishap) {
    End sound = proven(SOUND);
    for (int nth = 2; nth <= 4; nth++) {
      assertThat(proven(SOUND, at(HASH, nth, mishap)).requests() - sound.requests())
          .isLessThanOrEqualTo(1);
    }
  }

  /** The keys of the unit before would otherwise lie beside the new data until the last moment. */
  @Test
  void newDataIsNotWrittenBeforeTheOldKeysAreSeenToBeGone() {
    Fault erase = at(BEGIN, 1, OnFlash.ERASE_LOST);
    for (int nth = 1; nth <= 3; nth++) {
      Fault cable = at(DATA, nth, Cut.UNPLUGGED);
      assertThat(TriedSession.run(SOUND, Place.STAYS_OUT, false, erase, cable).word())
          .isEqualTo("io");
    }
  }

  @Test
  void aProbeWithoutAnswerDoesNotDecideAboutEncryption() {
    var hidden = new TriedBoard(Chips.ESP32_S3, SecurityState.SECURE_DOWNLOAD_DEVELOPMENT, false);
    proven(hidden, at(BEGIN, 1, OnRequest.LOST));
    proven(hidden, at(BEGIN, 1, OnAnswer.LOST));
    proven(hidden, at(BEGIN, 1, OnRequest.BYTE_DROPPED));
  }

  /** The second half of the keys is blank: neither plain nor the right ciphertext. */
  @Test
  void halfAKeyIsNoPlausibleCiphertext() {
    var sealed = new TriedBoard(Chips.ESP32_C3, SecurityState.DEVELOPMENT, false);
    proven(sealed, at(DATA, 3, OnFlash.WRITE_HALVED));
    proven(sealed, at(DATA, 3, OnFlash.WRITE_LOST));
  }

  /** What was lost once may be damaged the next time, and only a second writing would show it. */
  @Test
  void afterALostWriteOneGuessAtCiphertextIsNotEnough() {
    var sealed = new TriedBoard(Chips.ESP32_C3, SecurityState.DEVELOPMENT, false);
    int rows = TriedBoard.KEYS_SIZE / 64;
    int lost = proven(sealed, at(DATA, 3, OnFlash.WRITE_LOST)).requests();
    assertThat(lost - proven(sealed).requests()).isGreaterThan(rows);
  }

  /** One region on each of two boards, and both acknowledged. */
  @Test
  void aBoardWithoutANameIsWrittenFromTheBeginningAfterAReset() {
    var hidden = new TriedBoard(Chips.ESP32_C3, SecurityState.SECURE_DOWNLOAD, false);
    for (int nth = 1; nth <= 3; nth++) {
      proven(hidden, at(DATA, nth, Cut.SWAPPED_CONNECTED));
    }
  }

  @ParameterizedTest
  @EnumSource(OnAnswer.class)
  void cancellingEmptiesTheRegionThoughItsEraseIsDisturbed(OnAnswer mishap) {
    AtomicInteger asked = new AtomicInteger();
    End end =
        TriedSession.run(
            SOUND,
            Place.SAME_NAME,
            false,
            board -> () -> board.requests() > 0 && asked.incrementAndGet() > 1,
            at(BEGIN, 3, mishap));
    assertThat(end.word()).isEqualTo("cancelled");
    assertThat(end.halfWritten()).isFalse();
  }

  /** It guards what lies there, and so does not count as one that is not there. */
  @Test
  void whereTheTableCannotBeReadNothingIsPlacedByAnOffset() throws Exception {
    Fault[] unread =
        IntStream.rangeClosed(1, 20)
            .mapToObj(nth -> at(HASH, nth, OnAnswer.LOST))
            .toArray(Fault[]::new);
    try (SimulatedBoard board = SOUND.make(unread);
        BoardSession session =
            BoardSession.open(
                board::open,
                "sim",
                Approach.at(BoardSession.FASTEST),
                board::pass,
                () -> false,
                _ -> {})) {
      Planner planner =
          new Planner(new Flasher(session, () -> false), TablePlace.USUAL, Optional.empty());
      byte[] overTheEnd = new byte[TriedBoard.NVS_SIZE];
      assertThatThrownBy(
              () -> planner.at(TriedBoard.NVS + 0x1000, overTheEnd, Planner.Content.UNKNOWN))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.finding().code()).isEqualTo("flash.table-unreadable"));
    }
  }

  private static Fault at(int opcode, int number, Mishap mishap) {
    return new Fault.At(Moment.of(opcode, number), mishap);
  }

  private static End proven(TriedBoard kind, Fault... faults) {
    End end = TriedSession.run(kind, Place.SAME_NAME, false, faults);
    assertThat(end.word()).isEqualTo("proven");
    return end;
  }
}
