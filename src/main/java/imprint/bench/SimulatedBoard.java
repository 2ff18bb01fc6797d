package imprint.bench;

import imprint.bench.Fault.Way;
import imprint.bench.FaultLine.Interruption;
import imprint.bench.rom.Mac;
import imprint.bench.rom.NorFlash;
import imprint.bench.rom.RomChip;
import imprint.bench.rom.RomSheet;
import imprint.esp.chip.Chip;
import imprint.esp.link.Link;
import imprint.finding.Refusal;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A board made of software: chip, flash memory, reset circuit and the cable to it. Whatever speaks
 * to it over a {@link Link} cannot tell it from a real one, faults included.
 *
 * <p>Its methods may be called from any thread.
 */
public final class SimulatedBoard implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stirred = lock.newCondition();
  private final Chip chip;
  private final BoardOptions options;
  private final NorFlash flash;
  private final Optional<FlashFile> file;
  private final FaultLine faults;
  private final SerialWire wire;
  private final BoardClock clock;
  private final BoardCore core;
  private final ResetCircuit circuit = new ResetCircuit();
  private boolean cableIn;
  private int session;

  private SimulatedBoard(Chip chip, BoardOptions options) {
    this.chip = chip;
    this.options = options;
    byte[] initial =
        options.blank()
            ? FlashLayout.blank(options.flashSize())
            : FlashLayout.withFirmware(options.flashSize(), Firmware.bootloader(chip));
    file = options.flashFile().map(path -> FlashFile.open(path, initial));
    byte[] content = file.map(f -> f.read(options.flashSize())).orElse(initial);
    flash =
        new NorFlash(content, (all, at, length) -> file.ifPresent(f -> f.changed(all, at, length)));
    faults = new FaultLine(options.faults());
    clock = new BoardClock(options.pace(), System::nanoTime);
    wire = new SerialWire(clock, options.timing().wire(), new SplittableRandom(options.unit()));
    int revision = chip.id() == 0 ? 300 : 3;
    RomChip specimen = new RomChip(chip, options.address(), revision, options.security(), flash);
    core = new BoardCore(specimen, options.timing(), wire, faults);
    wearOut();
    powerOn();
  }

  /**
   * Makes a board and switches it on.
   *
   * @param chip one of {@link #chips}, unless a fault puts another one on the board
   * @throws Refusal sim.flash-file, sim.flash-size
   * @throws IllegalArgumentException for a chip without a ROM model
   */
  public static SimulatedBoard of(Chip chip, BoardOptions options) {
    Chip onBoard = chip;
    for (Fault fault : options.faults()) {
      if (fault instanceof Fault.WrongChip wrong) {
        onBoard = wrong.chip();
      }
    }
    return new SimulatedBoard(onBoard, options);
  }

  /** Chips that can be simulated. */
  public static java.util.List<Chip> chips() {
    return RomSheet.chips();
  }

  /**
   * Plugs the cable in and opens the port.
   *
   * @throws Refusal sim.in-use
   */
  public Link open() {
    return open(false);
  }

  /**
   * @param withoutLines the way to the board carries bytes only: no rate and no control lines
   */
  Link open(boolean withoutLines) {
    lock.lock();
    try {
      if (cableIn) {
        throw Refusal.of("sim.in-use", this);
      }
      cableIn = true;
      session++;
      if (core.off()) {
        powerOn();
      }
      wire.clear();
      wire.followBoard(withoutLines);
      return new BoardLink(this, session, withoutLines);
    } finally {
      lock.unlock();
    }
  }

  private void powerOn() {
    core.start(BootText.Cause.POWER_ON, options.inLoader());
    // the port opens later than the board starts: nobody heard this
    wire.clear();
  }

  private void wearOut() {
    for (Fault fault : options.faults()) {
      switch (fault) {
        case Fault.StuckErase() -> flash.hangInErase();
        case Fault.StuckBits(int address, int mask) -> flash.wearOut(address, mask);
        case Fault other -> {}
      }
    }
  }

  void write(int ofSession, byte[] bytes) throws IOException {
    lock.lock();
    try {
      requireCable(ofSession);
      apply(circuit.settle());
      for (byte value : bytes) {
        travel(value);
      }
    } catch (PowerLost lost) {
      recover(lost.reason());
      requireCable(ofSession);
    } finally {
      stirred.signalAll();
      lock.unlock();
    }
  }

  private void travel(byte value) {
    long arrival = wire.arrival();
    int passed = faults.pass(Way.TO_BOARD, value);
    if (passed == FaultLine.PULLED) {
      throw new PowerLost(Interruption.CABLE_PULLED);
    }
    if (passed != FaultLine.LOST) {
      wire.chipWaitsUntil(arrival);
      core.receive((byte) passed);
    }
  }

  private void recover(Interruption reason) {
    if (reason == Interruption.BROWN_OUT) {
      wire.silence();
      core.start(BootText.Cause.BROWN_OUT, false);
    } else {
      pullCable();
    }
  }

  private void pullCable() {
    cableIn = false;
    core.powerOff();
  }

  int read(int ofSession, byte[] buffer, Duration patience) throws IOException {
    lock.lock();
    try {
      apply(circuit.settle());
      long left = patience.toNanos();
      while (true) {
        long wait = wire.untilNext(Long.MAX_VALUE);
        if (wait == 0) {
          return wire.take(buffer);
        }
        if (wait == Long.MAX_VALUE) {
          requireCable(ofSession);
        }
        if (left <= 0) {
          return 0;
        }
        long round = Math.min(left, wait);
        left -= round - stirred.awaitNanos(round);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  void discardInput(int ofSession) throws IOException {
    lock.lock();
    try {
      requireCable(ofSession);
      wire.discardArrived();
    } finally {
      lock.unlock();
    }
  }

  void hostRate(int ofSession, int rate) throws IOException {
    lock.lock();
    try {
      requireCable(ofSession);
      wire.hostRate(rate);
    } finally {
      lock.unlock();
    }
  }

  void controlLines(int ofSession, boolean dtr, boolean rts) throws IOException {
    lock.lock();
    try {
      requireCable(ofSession);
      if (options.autoReset()) {
        apply(circuit.set(dtr, rts));
      }
    } finally {
      stirred.signalAll();
      lock.unlock();
    }
  }

  private void apply(ResetCircuit.Effect effect) {
    switch (effect) {
      case NONE -> {}
      case HELD_IN_RESET -> core.hold();
      case STARTS_STRAPPED -> core.start(BootText.Cause.POWER_ON, true);
      case STARTS_FREE -> core.start(BootText.Cause.POWER_ON, false);
    }
  }

  void closed(int ofSession) {
    lock.lock();
    try {
      cableIn &= ofSession != session;
      stirred.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void requireCable(int ofSession) throws EOFException {
    if (!cableIn || ofSession != session) {
      throw new EOFException("the cable is out");
    }
  }

  /** The operator's fingers: resets the board, holding its boot button or not. */
  public void pressReset(boolean bootButton) {
    lock.lock();
    try {
      core.hold();
      core.start(BootText.Cause.POWER_ON, bootButton);
      stirred.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Pulls the cable, and with it the supply; the next {@link #open} plugs it in again. */
  public void unplug() {
    lock.lock();
    try {
      pullCable();
      stirred.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Time that wire and chip have been busy so far, whether or not anybody waited for it. */
  public Duration modelledTime() {
    lock.lock();
    try {
      return wire.busy();
    } finally {
      lock.unlock();
    }
  }

  /** A copy of what flash memory holds. */
  public byte[] flash(int offset, int length) {
    lock.lock();
    try {
      return flash.copy(offset, length);
    } finally {
      lock.unlock();
    }
  }

  /** How many requests the loader has got. */
  public int requests() {
    lock.lock();
    try {
      return faults.requests();
    } finally {
      lock.unlock();
    }
  }

  public Mac mac() {
    return options.address();
  }

  /** The chip that really is on the board. */
  public Chip chip() {
    return chip;
  }

  /** Ends the board's life: links break, the flash file is closed. */
  @Override
  public void close() {
    unplug();
    file.ifPresent(FlashFile::close);
  }

  @Override
  public String toString() {
    return chip.name() + " " + mac();
  }
}
