package imprint.bench;

import imprint.bench.rom.NorFlash;
import imprint.bench.rom.Program;
import imprint.bench.rom.RomChip;
import imprint.bench.rom.RomLoader;
import imprint.bench.rom.RomSheet;
import imprint.bench.rom.StubLoader;
import imprint.bench.rom.Surroundings;
import imprint.bench.rom.Timing;
import imprint.esp.chip.Chips;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The chip on the board: which program runs in it, from reset to reset. Guarded by the board. */
final class BoardCore implements Surroundings {
  private static final int FIRST_RATE = 115_200;

  /** A stub has room for two of its blocks, escapes included. */
  private static final int STUB_RING = 4 * 0x4000;

  private static final int MEGAHERTZ = 1_000_000;

  /** In nanoseconds, when a watchdog bites that an application left running. */
  private static final long LEFT_RUNNING = 9_000_000_000L;

  private Silicon silicon;
  private final Supplier<Silicon> spare;
  private final RomSheet sheet;
  private final BootText texts;
  private final Timing timing;
  private final SerialWire wire;
  private final FaultLine faults;
  private final BoardVoice voice;
  private final boolean bootPinHeld;
  private boolean pinSampledLow;
  private long biteAt = NEVER;
  private boolean on;
  private ReceiveRing ring;
  private boolean strapped;
  private RateDivider divider;
  private @Nullable Program loader;
  private @Nullable Autobaud autobaud;

  /**
   * @param spare another specimen of the same kind, for when somebody swaps them
   * @param bootPinHeld something holds the boot pin low all the time
   */
  BoardCore(
      Silicon silicon,
      Supplier<Silicon> spare,
      Timing timing,
      SerialWire wire,
      FaultLine faults,
      boolean bootPinHeld) {
    this.silicon = silicon;
    this.spare = spare;
    this.bootPinHeld = bootPinHeld;
    this.sheet = RomSheet.of(silicon.chip().chip());
    this.texts = BootText.of(silicon.chip().chip());
    this.timing = timing;
    this.wire = wire;
    this.faults = faults;
    this.voice = new BoardVoice(wire, faults);
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
    voice.print(texts.start(cause, bootPinLow, chip.security()), romRate());
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

  /** Whether a frame can become a request now. */
  boolean listens() {
    return loader != null;
  }

  /** The specimen that is on the board now. */
  RomChip chip() {
    return silicon.chip();
  }

  /** Puts another specimen on the board. It does not start by itself. */
  void swap() {
    powerOff();
    silicon = spare.get();
  }

  /** The program crashes and says so. */
  void panic() {
    voice.panic();
  }

  /** Takes one byte that is at the UART's receiver at {@code arrival}. */
  void receive(byte value, long arrival) {
    if (arrival >= biteAt) {
      bite();
    }
    Program listening = loader;
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
    chip().flash().settle();
    List<Mishap> happening = faults.nextRequest(opcode);
    voice.request(happening);
    for (Mishap mishap : happening) {
      switch (mishap) {
        case Mishap.Cut cut -> throw new CutShort(cut);
        case Mishap.OnFlash onFlash -> weaken(onFlash);
        case Mishap.OnAnswer later -> {}
        case Mishap.OnRequest earlier -> {}
      }
    }
  }

  private void weaken(Mishap.OnFlash how) {
    switch (how) {
      case ERASE_STUCK -> chip().flash().weaken(NorFlash.Weakness.ERASES_FOR_EVER);
      case ERASE_LOST -> chip().flash().weaken(NorFlash.Weakness.KEEPS);
      case WRITE_LOST -> chip().flash().weaken(NorFlash.Weakness.FORGETS);
      case WRITE_HALVED -> chip().flash().weaken(NorFlash.Weakness.FORGETS_HALF);
    }
  }

  @Override
  public void transmit(byte[] bytes) {
    voice.answer(bytes);
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
      voice.print("user code done\r\n", romRate());
      stop();
    }
  }

  /** What was loaded takes over, at the rate that is set. */
  @Override
  public void jump(int entry) {
    Program before = loader;
    StubLoader stub = before == null ? null : before.loadedAt(entry).orElse(null);
    if (before == null || stub == null) {
      // code that the model cannot even play
      stop();
      return;
    }
    before.close();
    loader = stub;
    ring = new ReceiveRing(STUB_RING);
    stub.start();
  }

  private void runApplication() {
    if (silicon.firstBootAhead()) {
      for (FirstBoot.Act act : new FirstBoot(silicon, timing).acts()) {
        voice.print(act.text(), FIRST_RATE);
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
      voice.print(part.text(), FIRST_RATE);
    }
  }

  /** Nothing listens any more. */
  private void stop() {
    voice.forget();
    chip().flash().settle();
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
