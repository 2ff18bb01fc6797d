package imprint.esp.flash;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardRack;
import imprint.bench.Fault;
import imprint.bench.Mishap;
import imprint.bench.SimulatedBoard;
import imprint.esp.link.Link;
import imprint.esp.link.Plug;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.finding.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A whole session on a board with faults: connect, read the table, write a unit's NVS and its keys,
 * prove both, leave. Whatever happens, it ends in time, proven or named, and what is in the memory
 * then is allowed.
 */
final class TriedSession {
  /** What may stand in the way of a session; the ledger and the operator read these. */
  static final Set<String> NAMED =
      Set.of(
          "rom.gone",
          "rom.silent",
          "rom.no-answer",
          "rom.garbage",
          "rom.deaf",
          "rom.panics",
          "rom.restarts",
          "rom.brown-out",
          "rom.not-download-mode",
          "rom.strap-high",
          "rom.second-strap-low",
          "rom.second-strap-high",
          "rom.other-board",
          "rom.board-changed",
          "rom.unsteady",
          "rom.mac-unreadable",
          "rom.chip-unknown",
          "rom.no-flash",
          "rom.flash-size-unknown",
          "rom.error-05",
          "rom.error-06",
          "rom.error-07",
          "rom.error-08",
          "rom.error-09",
          "rom.error-0a",
          "rom.error-64",
          "rom.error-unknown",
          "flash.table-unreadable",
          "flash.proof-differs",
          "flash.beyond-flash");

  /** Of the board's time, from the first reset to the last. */
  private static final Duration BUDGET = Duration.ofMinutes(4);

  /** How the board's place behaves once a cable was pulled. */
  enum Place {
    SAME_NAME,
    OTHER_NAME,
    STAYS_OUT
  }

  /**
   * How it ended.
   *
   * @param word "proven", or the finding's code, "io" or "cancelled"
   * @param took of the board's time
   * @param halfWritten the NVS region is neither old, nor blank, nor right
   * @param touchedOutside more was changed than the two regions
   */
  record End(
      String word, int requests, Duration took, boolean touchedOutside, boolean halfWritten) {
    boolean proven() {
      return word.equals("proven");
    }
  }

  private static final Map<TriedBoard, byte[]> BEFORE = new ConcurrentHashMap<>();

  private final TriedBoard kind;
  private final Place place;
  private final SimulatedBoard board;
  private final byte[] before;

  /**
   * Requests may be damaged. A begin has no check sum: what lies beside the regions may be erased.
   */
  private final boolean requestsSuffer;

  /** Nothing can be read, and what was acknowledged may not be true. */
  private final boolean trusting;

  private byte[] proven = {};

  /** The MAC that the session reported; empty where it saw none. */
  private Optional<String> reported = Optional.empty();

  private BooleanSupplier cancelled = () -> false;

  private TriedSession(TriedBoard kind, Place place, boolean requestsSuffer, Fault... faults) {
    this.kind = kind;
    this.place = place;
    this.requestsSuffer = requestsSuffer;
    this.trusting = kind.hidden() && Stream.of(faults).anyMatch(TriedSession::deceives);
    this.board = kind.make(faults);
    // all of a kind hold the same
    this.before = BEFORE.computeIfAbsent(kind, _ -> board.flash(0, TriedBoard.SIZE));
  }

  private static boolean deceives(Fault fault) {
    return fault instanceof Fault.Noise
        || (fault instanceof Fault.At at && at.what() instanceof Mishap.OnFlash);
  }

  static End run(TriedBoard kind, Place place, boolean requestsSuffer, Fault... faults) {
    return run(kind, place, requestsSuffer, board -> () -> false, faults);
  }

  /** What is asked whether the operator cancelled, for one board. */
  interface Canceller {
    BooleanSupplier of(SimulatedBoard board);
  }

  static End run(
      TriedBoard kind, Place place, boolean requestsSuffer, Canceller canceller, Fault... faults) {
    TriedSession session = new TriedSession(kind, place, requestsSuffer, faults);
    session.cancelled = canceller.of(session.board);
    try (SimulatedBoard _ = session.board) {
      End end = session.end();
      end = session.checked(end);
      assertThat(end.took()).as("time").isLessThan(BUDGET);
      return end;
    }
  }

  private End end() {
    String word;
    try {
      word = whole();
    } catch (Refusal refused) {
      word = refused.finding().code();
      assertThat(NAMED).contains(word);
    } catch (IOException gone) {
      word = "io";
    } catch (CancellationException stopped) {
      word = "cancelled";
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    try (Link free = board.open()) {
      return new End(word, board.requests(), Duration.ofNanos(free.nanoTime()), false, false);
    }
  }

  private String whole() throws IOException, InterruptedException {
    Approach approach = Approach.at(BoardSession.FASTEST);
    try (BoardSession session =
        BoardSession.open(plug(), "sim", approach, board::pass, cancelled, _ -> {})) {
      reported = session.identification().mac();
      Flasher flasher = new Flasher(session, cancelled);
      try (FlashJob job = new FlashJob(kind.plan(flasher), false)) {
        job.write(flasher, _ -> {});
        List<FlashJob.Proven> proofs = job.prove(flasher, _ -> {});
        assertThat(proofs).hasSize(2);
        assertThat(proofs)
            .allSatisfy(
                one ->
                    assertThat(one.proof().grade() == Proof.Grade.ACKNOWLEDGED)
                        .isEqualTo(kind.hidden()));
        proven = board.flash(0, TriedBoard.SIZE);
        reported.ifPresent(mac -> assertThat(mac).isEqualTo(board.mac().toString()));
      }
      session.leave();
      return "proven";
    }
  }

  private Plug plug() {
    return switch (place) {
      case SAME_NAME -> board::open;
      case OTHER_NAME -> {
        BoardRack rack = new BoardRack();
        rack.put(board, "COM3", "COM7", "COM8");
        yield () -> rack.open(rack.names().getFirst());
      }
      case STAYS_OUT -> {
        AtomicInteger opened = new AtomicInteger();
        yield () -> {
          if (opened.incrementAndGet() > 1) {
            throw Refusal.of("link.port-absent", "sim");
          }
          return board.open();
        };
      }
    };
  }

  private End checked(End end) {
    byte[] now = end.proven() ? proven : board.flash(0, TriedBoard.SIZE);
    byte[] nvs = part(now, TriedBoard.NVS, TriedBoard.NVS_SIZE);
    byte[] keys = part(now, TriedBoard.KEYS, TriedBoard.KEYS_SIZE);
    String onBoard = board.mac().toString();
    if (end.proven() && trusting) {
      // all that such a loader says is that it took every block
      assertThat(kind.hidden()).isTrue();
    } else if (end.proven()) {
      assertThat(nvs).as("proven NVS").isEqualTo(TriedBoard.rightNvs());
      assertThat(keys).as("proven keys").isEqualTo(kind.rightKeys());
    } else if (reported.filter(mac -> !mac.equals(onBoard)).isPresent()) {
      assertThat(nvs).as("NVS of another board").containsOnly(0xFF);
      assertThat(keys).as("keys of another board").containsOnly(0xFF);
    } else {
      consistent(nvs, keys);
    }
    boolean swapped = !onBoard.equals(kind.mac());
    boolean touchedOutside = !swapped && differsOutside(now, before);
    assertThat(touchedOutside && !requestsSuffer).as("something else was changed").isFalse();
    return new End(end.word(), end.requests(), end.took(), touchedOutside, half(nvs));
  }

  private static boolean half(byte[] nvs) {
    byte[] blank = new byte[nvs.length];
    Arrays.fill(blank, (byte) 0xFF);
    return Stream.of(TriedBoard.oldNvs(), blank, TriedBoard.rightNvs())
        .noneMatch(whole -> Arrays.equals(whole, nvs));
  }

  /** Never one unit's data beside another's keys, however far the session came. */
  private void consistent(byte[] nvs, byte[] keys) {
    boolean newNvs = Arrays.equals(part(nvs, 0, 64), part(TriedBoard.rightNvs(), 0, 64));
    if (Arrays.equals(keys, TriedBoard.oldKeys())) {
      assertThat(newNvs).as("new NVS beside old keys").isFalse();
      assertThat(kind.hidden() || Arrays.equals(nvs, TriedBoard.oldNvs())).as("order").isTrue();
    }
    if (Arrays.equals(part(keys, 0, 64), part(kind.rightKeys(), 0, 64))) {
      assertThat(trusting || Arrays.equals(nvs, TriedBoard.rightNvs())).as("new keys").isTrue();
    }
  }

  private static boolean differsOutside(byte[] now, byte[] before) {
    return differs(now, before, 0, TriedBoard.NVS)
        || differs(now, before, TriedBoard.NVS + TriedBoard.NVS_SIZE, TriedBoard.KEYS)
        || differs(now, before, TriedBoard.KEYS + TriedBoard.KEYS_SIZE, TriedBoard.SIZE);
  }

  private static boolean differs(byte[] now, byte[] before, int from, int to) {
    return !Arrays.equals(now, from, to, before, from, to);
  }

  private static byte[] part(byte[] flash, int from, int length) {
    return Arrays.copyOfRange(flash, from, from + length);
  }

  /** How many requests a sound session of this kind takes. */
  static int requests(TriedBoard kind) {
    End end = run(kind, Place.SAME_NAME, false);
    assertThat(end.word()).isEqualTo("proven");
    return end.requests();
  }
}
