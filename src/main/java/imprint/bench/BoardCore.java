package imprint.bench;

import imprint.bench.rom.FlashCipher;
import imprint.bench.rom.NorFlash;
import imprint.bench.rom.RomChip;
import imprint.bench.rom.RomLoader;
import imprint.bench.rom.RomSheet;
import imprint.bench.rom.Surroundings;
import imprint.bench.rom.Timing;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The chip on the board: which program runs in it, from reset to reset. Guarded by the board. */
final class BoardCore implements Surroundings {
  private static final int FIRST_RATE = 115_200;

  private RomChip chip;
  private final Supplier<RomChip> spare;
  private final FlashCipher encryption;
  private final RomSheet sheet;
  private final BootText texts;
  private final Timing timing;
  private final SerialWire wire;
  private final FaultLine faults;
  private final AnswerFrames answers = new AnswerFrames();
  private boolean on;
  private ReceiveRing ring;
  private boolean strapped;
  private RateDivider divider;
  private @Nullable RomLoader loader;
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
    print(texts.start(cause, bootPinLow));
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
    send(AnswerFrames.PANIC.getBytes(StandardCharsets.US_ASCII));
  }

  /** Takes one byte that is at the UART's receiver at {@code arrival}. */
  void receive(byte value, long arrival) {
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
    answers.request(happening, this::toHost);
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
    answers.send(bytes, this::toHost);
  }

  private void toHost(byte[] bytes) {
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
        throw new CutShort(Mishap.Cut.UNPLUGGED);
      }
      arrive(passed, arrives);
    }
    send(arrives.toByteArray());
  }

  private static void arrive(int passed, ByteArrayOutputStream arrives) {
    if (passed != FaultLine.LOST) {
      arrives.write(passed);
      if ((passed & FaultLine.TWICE) != 0) {
        arrives.write(passed);
      }
    }
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
      print("user code done\r\n");
      stop();
    }
  }

  /** Code in RAM would take over here; the model has nothing that could run it. */
  @Override
  public void jump(int entry) {
    stop();
  }

  private void runApplication() {
    wire.chipWorks(timing.applicationStart().toNanos());
    print(new Firmware(chip.chip(), chip.flash()).run());
  }

  private void print(String text) {
    if (!faults.has(new Fault.Silence())) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      if (faults.has(new Fault.Garbage())) {
        toHost(bytes);
      } else {
        ByteArrayOutputStream arrives = new ByteArrayOutputStream(bytes.length);
        for (byte b : bytes) {
          arrive(faults.noisy(b & 0xFF), arrives);
        }
        wire.print(arrives.toByteArray(), FIRST_RATE);
      }
    }
  }

  /** Nothing listens any more. */
  private void stop() {
    answers.forget();
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
