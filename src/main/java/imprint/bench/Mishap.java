package imprint.bench;

import imprint.bench.rom.NorFlash;
import java.util.List;
import java.util.stream.Stream;

/** What can go wrong at one request of a session, once. */
public sealed interface Mishap {
  /** Its name in a fault. */
  String word();

  /** All there are. */
  static List<Mishap> all() {
    return Stream.<Mishap[]>of(
            OnRequest.values(), OnAnswer.values(), Cut.values(), OnFlash.values())
        .flatMap(Stream::of)
        .toList();
  }

  /** The request does not reach the chip as it was sent. Single bytes are those in its middle. */
  enum OnRequest implements Mishap {
    BYTE_DROPPED("drop-in-request"),
    BYTE_FLIPPED("flip-in-request"),
    BYTE_DOUBLED("double-in-request"),
    LOST("lose-request");

    private final String word;

    OnRequest(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** The request is executed, and its answer does not reach the host as it was sent. */
  enum OnAnswer implements Mishap {
    BYTE_DROPPED("drop-in-answer"),
    BYTE_FLIPPED("flip-in-answer"),
    BYTE_DOUBLED("double-in-answer"),
    LOST("lose-answer"),
    /** It comes when the next request has arrived, before that one's answer. */
    LATE("late-answer"),
    /** The answer to the request before comes a second time instead. */
    STALE("stale-answer"),
    /** Text of a crash before the answer; the chip goes on. */
    PANIC_BEFORE("panic-before"),
    /** Text of a crash in the middle of the answer; the chip goes on. */
    PANIC_WITHIN("panic-within");

    private final String word;

    OnAnswer(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** The request arrived and is not executed, as something cut the session short. */
  enum Cut implements Mishap {
    /** The cable is pulled, and the board's supply with it. */
    UNPLUGGED("unplug"),
    /** The cable is pulled from a board that has a supply of its own: it stays where it was. */
    UNPLUGGED_POWERED("unplug-powered"),
    /** The cable is pulled, and another specimen is there when it is plugged in again. */
    SWAPPED("swap"),
    /** Another specimen is put in without a break of the connection, and starts. */
    SWAPPED_CONNECTED("swap-connected"),
    /** The supply dips: the board starts its application. */
    BROWN_OUT("brown-out"),
    /** The board starts anew and finds its boot pin low: it is in its loader again. */
    RESTARTED_IN_LOADER("restart-loader"),
    /** Text of a crash, and the board starts its application. */
    PANIC("panic");

    private final String word;

    Cut(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** Flash memory does not do what the request asks of it. */
  enum OnFlash implements Mishap {
    /** An erase in this request does not come to an end; only a reset helps. */
    ERASE_STUCK("stuck-erase", NorFlash.Weakness.ERASES_FOR_EVER),
    /** An erase in this request is acknowledged and did not take place. */
    ERASE_LOST("lose-erase", NorFlash.Weakness.KEEPS),
    /** What this request programs can be read back by it and is gone behind its answer. */
    WRITE_LOST("lose-write", NorFlash.Weakness.FORGETS),
    /** The same for the second half of what it programs. */
    WRITE_HALVED("halve-write", NorFlash.Weakness.FORGETS_HALF);

    private final String word;
    private final NorFlash.Weakness weakness;

    OnFlash(String word, NorFlash.Weakness weakness) {
      this.word = word;
      this.weakness = weakness;
    }

    /** What the memory does meanwhile. */
    NorFlash.Weakness weakness() {
      return weakness;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
