package imprint.bench;

import imprint.bench.FaultLine.Interruption;
import imprint.bench.rom.FlashCipher;
import imprint.bench.rom.RomChip;
import imprint.bench.rom.RomLoader;
import imprint.bench.rom.RomSheet;
import imprint.bench.rom.Surroundings;
import imprint.bench.rom.Timing;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The chip on the board: which program runs in it, from reset to reset. Guarded by the board. */
final class BoardCore implements Surroundings {
  private static final int FIRST_RATE = 115_200;

  private final RomChip chip;
  private final FlashCipher encryption;
  private final RomSheet sheet;
  private final BootText texts;
  private final Timing timing;
  private final SerialWire wire;
  private final FaultLine faults;
  private boolean on;
  private ReceiveRing ring;
  private boolean strapped;
  private RateDivider divider;
  private @Nullable RomLoader loader;
  private @Nullable Autobaud autobaud;

  BoardCore(
      RomChip chip, FlashCipher encryption, Timing timing, SerialWire wire, FaultLine faults) {
    this.encryption = encryption;
    this.chip = chip;
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
    for (Firmware.Part part : new Firmware(chip.chip(), chip.flash(), faults.application()).run()) {
      wire.chipWorks(part.after().toNanos());
      print(part.text());
    }
  }

  private void print(String text) {
    if (!faults.has(new Fault.Silence())) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      if (faults.has(new Fault.Garbage())) {
        transmit(bytes);
      } else {
        wire.print(bytes, FIRST_RATE);
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
    divider = RateDivider.ofRate(sheet, FIRST_RATE);
    wire.boardRate(FIRST_RATE);
  }
}
