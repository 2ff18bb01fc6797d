package imprint.bench;

import imprint.bench.rom.Timing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.random.RandomGenerator;

/**
 * The serial line between a host and a board: when which byte is where, and what becomes of bytes
 * whose two ends do not agree on the rate. Guarded by the board's lock.
 */
final class SerialWire {
  /** Bits a byte takes on the line, start and stop included. */
  private static final long BITS = 10;

  private static final long SECOND = 1_000_000_000L;

  /** Share of the rate by which the two ends may differ. */
  private static final double TOLERANCE = 0.03;

  /**
   * Bytes on their way to the host.
   *
   * @param rate at which they left; 0 when it is settled that the host understood them
   * @param due when the last of them is there
   */
  private record Piece(byte[] bytes, int from, int rate, long due) {}

  private final BoardClock clock;
  private final Timing timing;
  private final RandomGenerator noise;
  private final ArrayDeque<Piece> toHost = new ArrayDeque<>();
  private boolean followsBoard;
  private int hostRate = 115_200;
  private int boardRate = 115_200;
  private long inFree;
  private long outFree;
  private long chipTime;
  private long busy;

  SerialWire(BoardClock clock, Timing timing, RandomGenerator noise) {
    this.clock = clock;
    this.timing = timing;
    this.noise = noise;
  }

  /** The host has no rate of its own (a network, a pseudo-terminal): it is always the board's. */
  void followBoard(boolean follows) {
    followsBoard = follows;
    hostRate = follows ? boardRate : hostRate;
  }

  void hostRate(int rate) {
    hostRate = followsBoard ? boardRate : rate;
  }

  int hostRate() {
    return hostRate;
  }

  void boardRate(int rate) {
    boardRate = rate;
    hostRate = followsBoard ? rate : hostRate;
  }

  /** Whether a byte sent at the host's rate is understood by a board that listens at its own. */
  boolean understood() {
    return agree(hostRate, boardRate);
  }

  byte noise() {
    return (byte) noise.nextInt(256);
  }

  /** Lets one byte travel from the host to the board; when it is there. */
  long arrival() {
    long span = bitTime(hostRate);
    inFree = Math.max(inFree, clock.now()) + span;
    busy += span;
    return inFree;
  }

  /** The chip has nothing to do before {@code time}. */
  void chipWaitsUntil(long time) {
    chipTime = Math.max(chipTime, time);
  }

  long chipTime() {
    return chipTime;
  }

  void chipWorks(long nanos) {
    chipTime += nanos;
    busy += nanos;
  }

  /** Sends an answer: a host that asked listens at the rate it asked at. */
  void answer(byte[] bytes) {
    if (outFree <= chipTime) {
      // the first of a burst; what follows closely shares its way through the bridge
      chipWorks(timing.latency().toNanos());
    }
    byte[] heard = agree(hostRate, boardRate) ? bytes : garbled(bytes);
    enqueue(heard, 0, boardRate);
  }

  /** Sends text that nobody asked for; it is understood by who listens at its rate. */
  void print(byte[] bytes, int rate) {
    enqueue(bytes, rate, rate);
  }

  private void enqueue(byte[] bytes, int rateToJudge, int rate) {
    long span = bytes.length * bitTime(rate);
    outFree = Math.max(outFree, chipTime) + span;
    busy += span;
    toHost.add(new Piece(bytes, 0, rateToJudge, outFree));
  }

  /** Nanoseconds that somebody really has to wait for the next byte; {@code never}: none comes. */
  long untilNext(long never) {
    Piece next = toHost.peek();
    return next == null ? never : Math.max(0, clock.untilReally(next.due()));
  }

  /** Takes what has arrived; the caller waited for it. */
  int take(byte[] buffer) {
    int count = 0;
    while (count < buffer.length && !toHost.isEmpty() && untilNext(1) == 0) {
      Piece piece = toHost.remove();
      clock.reach(piece.due());
      boolean clear = piece.rate() == 0 || agree(hostRate, piece.rate());
      byte[] bytes = clear ? piece.bytes() : garbled(piece.bytes());
      int taken = Math.min(bytes.length - piece.from(), buffer.length - count);
      System.arraycopy(bytes, piece.from(), buffer, count, taken);
      count += taken;
      int from = piece.from() + taken;
      if (from < bytes.length) {
        toHost.addFirst(new Piece(bytes, from, 0, piece.due()));
      }
    }
    return count;
  }

  /** Drops what has arrived by now. */
  void discardArrived() {
    long now = clock.observed();
    Iterator<Piece> pieces = toHost.iterator();
    while (pieces.hasNext() && pieces.next().due() <= now) {
      pieces.remove();
    }
  }

  /** Lets something happen while no host listens: nothing of it is heard or counted. */
  void unheard(Runnable event) {
    long before = busy;
    event.run();
    busy = before;
    toHost.clear();
    outFree = clock.now();
    chipTime = clock.now();
  }

  /** The chip was cut off: what it had not sent yet never comes. */
  void silence() {
    long now = clock.observed();
    toHost.removeIf(piece -> piece.due() > now);
    outFree = clock.now();
    chipTime = clock.now();
  }

  /** The time for somebody who looks at a clock on the wall. */
  long observed() {
    return clock.observed();
  }

  /**
   * Waits for so many nanoseconds, if the time leaps.
   *
   * @return false where somebody has to wait really
   */
  boolean leap(long nanos) {
    if (clock.leaps()) {
      clock.reach(clock.now() + nanos);
    }
    return clock.leaps();
  }

  /** The clock of somebody who waits for the board. */
  long nanoTime() {
    return clock.nanoTime();
  }

  /** Time that wire and chip were busy. */
  Duration busy() {
    return Duration.ofNanos(busy);
  }

  private long bitTime(int rate) {
    return timing.wire() ? BITS * SECOND / Math.max(1, rate) : 0;
  }

  private byte[] garbled(byte[] bytes) {
    byte[] garbage = new byte[bytes.length];
    noise.nextBytes(garbage);
    return garbage;
  }

  private static boolean agree(int one, int other) {
    return Math.abs(one - other) <= TOLERANCE * other;
  }
}
