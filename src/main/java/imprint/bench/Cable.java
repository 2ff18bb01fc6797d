package imprint.bench;

import imprint.bench.Fault.Way;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The cable between a host and a board, and the lock that guards all of the board: every event,
 * from either end, comes in here. A pulled cable takes the board's supply with it.
 */
final class Cable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stirred = lock.newCondition();
  private final SerialWire wire;
  private final FaultLine faults;
  private final BoardCore core;
  private final RequestFrames frames;
  private final ResetLines circuit;
  private final boolean autoReset;
  private boolean in;
  private int session;
  private int pulls;

  /**
   * @param circuit what they do there
   * @param autoReset the control lines lead to the chip
   */
  Cable(SerialWire wire, FaultLine faults, BoardCore core, ResetLines circuit, boolean autoReset) {
    this.circuit = circuit;
    this.wire = wire;
    this.faults = faults;
    this.frames = new RequestFrames(faults);
    this.core = core;
    this.autoReset = autoReset;
  }

  /** Reads something of the board while nothing else happens to it. */
  <T> T look(Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }

  /** Does something to the board; who waits for it looks again. */
  void stir(Runnable act) {
    lock.lock();
    try {
      act.run();
      stirred.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Plugs the cable in.
   *
   * @param withoutRate no rate on the way
   * @return the number of this connection, 0 when the cable is in use
   */
  int plugIn(boolean withoutRate) {
    return look(
        () -> {
          if (in) {
            return 0;
          }
          in = true;
          if (core.off()) {
            // a port opens later than its board starts
            wire.unheard(core::powerOn);
          } else {
            // what was said before is lost, what comes is not
            wire.discardArrived();
          }
          wire.followBoard(withoutRate);
          return ++session;
        });
  }

  /** The host lets go; the board goes on. */
  void close(int ofSession) {
    stir(() -> in &= ofSession != session);
  }

  /** Pulls the cable out. */
  void pull() {
    stir(this::pulled);
  }

  private void pulled() {
    disconnected();
    core.powerOff();
  }

  private void disconnected() {
    in = false;
    pulls++;
  }

  /** How often the cable was pulled. */
  int pulls() {
    return look(() -> pulls);
  }

  /** Resets the board by its buttons. */
  void press(boolean bootButton) {
    stir(() -> restart(BootText.Cause.POWER_ON, bootButton));
  }

  void write(int ofSession, byte[] bytes) throws IOException {
    lock.lock();
    try {
      require(ofSession);
      apply(circuit.settle());
      for (byte value : bytes) {
        travel(value);
      }
    } catch (CutShort cut) {
      recover(cut.reason());
      require(ofSession);
    } finally {
      stirred.signalAll();
      lock.unlock();
    }
  }

  private void travel(byte value) {
    long arrival = wire.arrival();
    int passed = faults.pass(Way.TO_BOARD, value);
    if (passed == FaultLine.PULLED) {
      throw new CutShort(Mishap.Cut.UNPLUGGED);
    }
    if (passed != FaultLine.LOST) {
      int times = (passed & FaultLine.TWICE) == 0 ? 1 : 2;
      for (int i = 0; i < times; i++) {
        frames.offer((byte) passed, arrival, core.listens(), core::receive);
      }
    }
  }

  private void recover(Mishap.Cut reason) {
    switch (reason) {
      case UNPLUGGED -> pulled();
      case UNPLUGGED_POWERED -> disconnected();
      case SWAPPED -> {
        pulled();
        core.swap();
      }
      case SWAPPED_CONNECTED -> {
        core.swap();
        restart(BootText.Cause.POWER_ON, false);
      }
      case BROWN_OUT -> restart(BootText.Cause.BROWN_OUT, false);
      case RESTARTED_IN_LOADER -> restart(BootText.Cause.POWER_ON, true);
      case PANIC -> {
        core.panic();
        core.start(BootText.Cause.SOFTWARE, false);
      }
    }
  }

  private void restart(BootText.Cause cause, boolean bootPinLow) {
    core.hold();
    core.start(cause, bootPinLow);
  }

  int read(int ofSession, byte[] buffer, Duration patience) throws IOException {
    lock.lock();
    try {
      apply(circuit.settle());
      long left = patience.toNanos();
      while (true) {
        long wait = wire.untilNext(Long.MAX_VALUE);
        if (wait == 0 && ofSession == session) {
          // what was sent before the cable went can still be read
          return wire.take(buffer);
        }
        require(ofSession);
        long bite = core.untilBite();
        if (bite == 0) {
          core.bite();
          continue;
        }
        if (left <= 0) {
          return 0;
        }
        long round = Math.min(Math.min(left, wait), bite);
        left -= wire.leap(round) ? round : round - stirred.awaitNanos(round);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  /** The clock of somebody who waits for the board. */
  long nanoTime() {
    return look(wire::nanoTime);
  }

  /** Lets time pass for somebody who waits for it. */
  void pass(Duration span) {
    stir(() -> wire.leap(span.toNanos()));
  }

  void discardInput(int ofSession) throws IOException {
    lock.lock();
    try {
      require(ofSession);
      wire.discardArrived();
    } finally {
      lock.unlock();
    }
  }

  void hostRate(int ofSession, int rate) throws IOException {
    lock.lock();
    try {
      require(ofSession);
      wire.hostRate(rate);
    } finally {
      lock.unlock();
    }
  }

  void controlLines(int ofSession, boolean dtr, boolean rts) throws IOException {
    lock.lock();
    try {
      require(ofSession);
      if (autoReset) {
        apply(circuit.set(dtr, rts));
      }
    } finally {
      stirred.signalAll();
      lock.unlock();
    }
  }

  private void apply(ResetLines.Effect effect) {
    switch (effect) {
      case NONE -> {}
      case HELD_IN_RESET -> core.hold();
      case STARTS_STRAPPED -> core.start(BootText.Cause.POWER_ON, true);
      case STARTS_FREE -> core.start(BootText.Cause.POWER_ON, false);
      case RESTARTS_STRAPPED -> core.restartByUsb(true);
      case RESTARTS -> core.restartByUsb(false);
    }
  }

  private void require(int ofSession) throws EOFException {
    if (!in || ofSession != session) {
      throw new EOFException("the cable is out");
    }
  }
}
