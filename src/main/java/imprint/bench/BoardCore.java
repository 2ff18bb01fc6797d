package imprint.bench;

import imprint.bench.FaultLine.Interruption;
import imprint.bench.rom.RomChip;
import imprint.bench.rom.RomLoader;
import imprint.bench.rom.RomSheet;
import imprint.bench.rom.Surroundings;
import imprint.bench.rom.Timing;
import imprint.esp.chip.Chips;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The chip on the board: which program runs in it, from reset to reset. Guarded by the board. */
final class BoardCore implements Surroundings {
  private static final int FIRST_RATE = 115_200;

  private static final int MEGAHERTZ = 1_000_000;

  /** In nanoseconds, when a watchdog bites that an application left running. */
  private static final long LEFT_RUNNING = 9_000_000_000L;

  private final Silicon silicon;
  private final RomSheet sheet;
  private final BootText texts;
  private final Timing timing;
  private final SerialWire wire;
  private final FaultLine faults;
  private final boolean bootPinHeld;
  private boolean pinSampledLow;
  private long biteAt = NEVER;
  private boolean on;
  private ReceiveRing ring;
  private boolean strapped;
  private RateDivider divider;
  private @Nullable RomLoader loader;
  private @Nullable Autobaud autobaud;

  /**
   * @param bootPinHeld something holds the boot pin low all the time
   */
  BoardCore(
      Silicon silicon, Timing timing, SerialWire wire, FaultLine faults, boolean bootPinHeld) {
    this.silicon = silicon;
    this.bootPinHeld = bootPinHeld;
    this.sheet = RomSheet.of(silicon.chip().chip());
    this.texts = BootText.of(silicon.chip().chip());
    this.timing = timing;
    this.wire = wire;
    this.faults = faults;
    this.ring = new ReceiveRing(sheet.receiveRing());
    this.divider = dividerOf(FIRST_RATE);
  }

  private int crystal() {
    return silicon.chip().crystal() * MEGAHERTZ;
  }

  private RateDivider dividerOf(int rate) {
    return RateDivider.ofRate(sheet, crystal(), rate);
  }

  /**
   * The rate of the ROM's own lines: 115200 by the crystal that it believes in. The ESP32 measures
   * its crystal.
   */
  private int romRate() {
    boolean measures = silicon.chip().chip().equals(Chips.ESP32);
    return measures
        ? FIRST_RATE
        : (int) ((long) FIRST_RATE * silicon.chip().crystal() / sheet.believed());
  }

  /** The board's supply is gone. */
  void powerOff() {
    on = false;
    biteAt = NEVER;
    stop();
  }

  /** EN is low. */
  void hold() {
    biteAt = NEVER;
    stop();
    wire.silence();
  }

  /**
   * Its supply comes. A board that would encrypt its flash is held in its loader, as whoever wants
   * to write it before that must do.
   */
  void powerOn() {
    start(BootText.Cause.POWER_ON, bootPinHeld || silicon.firstBootAhead());
  }

  /**
   * Its own USB restarts it. That samples no pins: who came to the loader by its button stays
   * there. And in the loader nobody feeds the watchdog that is still running.
   */
  void restartByUsb(boolean toLoader) {
    boolean sampled = pinSampledLow;
    start(BootText.Cause.USB, toLoader || sampled);
    pinSampledLow = sampled;
    watchdog(loader == null ? NEVER : LEFT_RUNNING);
  }

  /** Starts with the boot pin low ({@code strapped}) or high. */
  void start(BootText.Cause cause, boolean bootPinLow) {
    strapped = bootPinLow;
    pinSampledLow = bootPinLow;
    on = true;
    biteAt = NEVER;
    stop();
    wire.chipWorks(timing.romStart().toNanos());
    RomChip chip = silicon.chip();
    print(texts.start(cause, bootPinLow, chip.security()), romRate());
    if (!bootPinLow) {
      runApplication();
    } else if (!chip.security().downloadForbidden()) {
      autobaud = new Autobaud();
      loader = new RomLoader(chip, silicon.cipher(), timing, () -> divider.register(), this);
    }
  }

  boolean off() {
    return !on;
  }

  /** Takes one byte that is at the UART's receiver at {@code arrival}. */
  void receive(byte value, long arrival) {
    if (arrival >= biteAt) {
      bite();
    }
    RomLoader listening = loader;
    if (listening == null) {
      return;
    }
    if (!ring.accept(arrival, wire.chipTime())) {
      return;
    }
    wire.chipWaitsUntil(arrival);
    if (autobaud == null) {
      listening.receive(wire.understood() ? value : wire.noise());
      return;
    }
    byte[] held = autobaud.offer(value).orElse(null);
    if (held != null) {
      autobaud = null;
      divider(dividerOf(wire.hostRate()).sixteenths());
      for (byte b : held) {
        listening.receive(b);
      }
    }
  }

  @Override
  public void request(int opcode) {
    Interruption interruption = faults.nextRequest();
    if (interruption != Interruption.NONE) {
      throw new PowerLost(interruption);
    }
  }

  @Override
  public void transmit(byte[] bytes) {
    byte[] leaves = bytes.clone();
    if (faults.has(new Fault.Garbage())) {
      for (int i = 0; i < leaves.length; i++) {
        leaves[i] = wire.noise();
      }
    }
    ByteArrayOutputStream arrives = new ByteArrayOutputStream(leaves.length);
    for (byte b : leaves) {
      int passed = faults.pass(Fault.Way.TO_HOST, b);
      if (passed == FaultLine.PULLED) {
        send(arrives.toByteArray());
        throw new PowerLost(Interruption.CABLE_PULLED);
      }
      if (passed != FaultLine.LOST) {
        arrives.write(passed);
      }
    }
    send(arrives.toByteArray());
  }

  private void send(byte[] bytes) {
    if (!faults.has(new Fault.Silence()) && bytes.length > 0) {
      wire.answer(bytes);
    }
  }

  @Override
  public void work(long nanos) {
    wire.chipWorks(nanos);
  }

  @Override
  public void divider(int sixteenths) {
    divider = new RateDivider(sheet, crystal(), sixteenths);
    wire.boardRate(divider.rate());
  }

  @Override
  public void watchdog(long nanos) {
    biteAt = nanos == NEVER ? NEVER : wire.chipTime() + nanos;
  }

  /** How long a watchdog waits yet, in nanoseconds for somebody who looks at a clock. */
  long untilBite() {
    return biteAt == NEVER ? NEVER : Math.max(0, biteAt - wire.observed());
  }

  /** The watchdog resets the chip, its pins included. */
  void bite() {
    wire.chipWaitsUntil(biteAt);
    start(BootText.Cause.WATCHDOG, bootPinHeld);
  }

  @Override
  public void softwareReset() {
    start(BootText.Cause.SOFTWARE, strapped);
  }

  @Override
  public void leaveLoader() {
    if (sheet.bootsWhenLeft()) {
      stop();
      runApplication();
    } else {
      print("user code done\r\n", romRate());
      stop();
    }
  }

  /** Code in RAM would take over here; the model has nothing that could run it. */
  @Override
  public void jump(int entry) {
    stop();
  }

  private void runApplication() {
    if (silicon.firstBootAhead()) {
      for (FirstBoot.Act act : new FirstBoot(silicon, timing).acts()) {
        print(act.text(), FIRST_RATE);
        act.work().run();
        wire.chipWorks(act.nanos());
      }
      silicon.firstBootDone();
      start(BootText.Cause.SYSTEM, strapped);
      return;
    }
    wire.chipWorks(timing.applicationStart().toNanos());
    var firmware = new Firmware(silicon.chip().chip(), silicon.seen(), faults.application());
    for (Firmware.Part part : firmware.run()) {
      wire.chipWorks(part.after().toNanos());
      print(part.text(), FIRST_RATE);
    }
  }

  private void print(String text, int rate) {
    if (!faults.has(new Fault.Silence())) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      if (faults.has(new Fault.Garbage())) {
        transmit(bytes);
      } else {
        wire.print(bytes, rate);
      }
    }
  }

  /** Nothing listens any more. */
  private void stop() {
    autobaud = null;
    ring = new ReceiveRing(sheet.receiveRing());
    if (loader != null) {
      loader.close();
      loader = null;
    }
    divider = dividerOf(FIRST_RATE);
    wire.boardRate(FIRST_RATE);
  }
}
