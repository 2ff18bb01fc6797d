package imprint.bench;

import imprint.bench.rom.FlashCipher;
import imprint.bench.rom.NorFlash;
import imprint.bench.rom.Program;
import imprint.bench.rom.RomChip;
import imprint.bench.rom.RomLoader;
import imprint.bench.rom.RomSheet;
import imprint.bench.rom.StubLoader;
import imprint.bench.rom.Surroundings;
import imprint.bench.rom.Timing;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The chip on the board: which program runs in it, from reset to reset. Guarded by the board. */
final class BoardCore implements Surroundings {
  private static final int FIRST_RATE = 115_200;

  /** A stub has room for two of its blocks, escapes included. */
  private static final int STUB_RING = 4 * 0x4000;

  private RomChip chip;
  private final Supplier<RomChip> spare;
  private final FlashCipher encryption;
  private final RomSheet sheet;
  private final BootText texts;
  private final Timing timing;
  private final SerialWire wire;
  private final FaultLine faults;
  private final BoardVoice voice;
  private boolean on;
  private ReceiveRing ring;
  private boolean strapped;
  private RateDivider divider;
  private @Nullable Program loader;
  private @Nullable Autobaud autobaud;

  /**
   * @param spare another specimen of the same kind, for when somebody swaps them
   */
  BoardCore(
      RomChip chip,
      Supplier<RomChip> spare,
      FlashCipher encryption,
      Timing timing,
      SerialWire wire,
      FaultLine faults) {
    this.encryption = encryption;
    this.chip = chip;
    this.spare = spare;
    this.sheet = RomSheet.of(chip.chip());
    this.texts = BootText.of(chip.chip());
    this.timing = timing;
    this.wire = wire;
    this.faults = faults;
    this.voice = new BoardVoice(wire, faults);
    this.ring = new ReceiveRing(sheet.receiveRing());
    this.divider = RateDivider.ofRate(sheet, FIRST_RATE);
  }

  /** The board's supply is gone. */
  void powerOff() {
    on = false;
    stop();
  }

  /** EN is low. */
  void hold() {
    stop();
    wire.silence();
  }

  /** Starts with the boot pin low ({@code strapped}) or high. */
  void start(BootText.Cause cause, boolean bootPinLow) {
    strapped = bootPinLow;
    on = true;
    stop();
    wire.chipWorks(timing.romStart().toNanos());
    voice.print(texts.start(cause, bootPinLow), FIRST_RATE);
    if (bootPinLow) {
      autobaud = new Autobaud();
      loader = new RomLoader(chip, encryption, timing, () -> divider.register(), this);
    } else {
      runApplication();
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
    return chip;
  }

  /** Puts another specimen on the board. It does not start by itself. */
  void swap() {
    powerOff();
    chip = spare.get();
  }

  /** The program crashes and says so. */
  void panic() {
    voice.panic();
  }

  /** Takes one byte that is at the UART's receiver at {@code arrival}. */
  void receive(byte value, long arrival) {
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
      divider(RateDivider.ofRate(sheet, wire.hostRate()).sixteenths());
      for (byte b : held) {
        listening.receive(b);
      }
    }
  }

  @Override
  public void request(int opcode) {
    chip.flash().settle();
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
      case ERASE_STUCK -> chip.flash().weaken(NorFlash.Weakness.ERASES_FOR_EVER);
      case WRITE_LOST -> chip.flash().weaken(NorFlash.Weakness.FORGETS);
      case WRITE_HALVED -> chip.flash().weaken(NorFlash.Weakness.FORGETS_HALF);
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
    divider = new RateDivider(sheet, sixteenths);
    wire.boardRate(divider.rate());
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
      voice.print("user code done\r\n", FIRST_RATE);
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
    wire.chipWorks(timing.applicationStart().toNanos());
    voice.print(new Firmware(chip.chip(), chip.flash()).run(), FIRST_RATE);
  }

  /** Nothing listens any more. */
  private void stop() {
    voice.forget();
    chip.flash().settle();
    autobaud = null;
    ring = new ReceiveRing(sheet.receiveRing());
    if (loader != null) {
      loader.close();
      loader = null;
    }
    divider = RateDivider.ofRate(sheet, FIRST_RATE);
    wire.boardRate(FIRST_RATE);
  }
}
