package imprint.bench;

import imprint.bench.rom.Mac;
import imprint.bench.rom.NorFlash;
import imprint.bench.rom.RomSheet;
import imprint.esp.chip.Chip;
import imprint.esp.link.Bridge;
import imprint.esp.link.Link;
import imprint.esp.link.UsbBridges;
import imprint.finding.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A board made of software: chip, flash memory, reset circuit and the cable to it. Whatever speaks
 * to it over a {@link Link} cannot tell it from a real one, faults included.
 *
 * <p>Its methods may be called from any thread.
 */
public final class SimulatedBoard implements AutoCloseable {
  private static final String USB_SERIAL_JTAG = "303A:1001";

  private final Optional<FlashFile> file;
  private final FaultLine faults;
  private final SerialWire wire;
  private final BoardCore core;
  private final Cable cable;
  private final Bridge bridge;

  private SimulatedBoard(Chip chip, BoardOptions options) {
    int size = options.memory().size();
    FlashEncryption encryption = Silicon.encryption(chip, options.specimen());
    byte[] initial = initial(chip, options, encryption);
    file = options.memory().file().map(path -> FlashFile.open(path, initial));
    byte[] content = file.map(f -> f.read(size)).orElse(initial);
    NorFlash flash =
        new NorFlash(content, (all, at, n) -> file.ifPresent(f -> f.changed(all, at, n)));
    wearOut(flash, options.faults());
    faults = new FaultLine(options.faults());
    BoardClock clock = new BoardClock(options.pace(), System::nanoTime);
    SplittableRandom noise = new SplittableRandom(options.specimen().unit());
    wire = new SerialWire(clock, options.timing(), noise);
    core =
        new BoardCore(
            Silicon.of(chip, options.specimen(), encryption, flash),
            () -> spare(chip, options),
            options.timing(),
            wire,
            faults,
            options.inLoader());
    ResetLines lines = options.ownUsb() ? new UsbReset() : new ResetCircuit();
    cable = new Cable(wire, faults, core, lines, options.autoReset());
    bridge = options.ownUsb() ? UsbBridges.of(USB_SERIAL_JTAG, false) : Bridge.UART;
  }

  private static byte[] initial(Chip chip, BoardOptions options, FlashEncryption encryption) {
    int size = options.memory().size();
    if (options.memory().blank()) {
      return FlashLayout.blank(size);
    }
    byte[] plain = FlashLayout.withFirmware(size, chip.boot().loader());
    return options.specimen().protection().state().encrypting()
        ? encryption.sealedAtTheFactory(plain)
        : plain;
  }

  /** Fresh from the module maker, and no file keeps what becomes of it. */
  private static Silicon spare(Chip chip, BoardOptions options) {
    BoardOptions other = options.withMac(Mac.ofUnit(options.specimen().mac().value() + 1));
    FlashEncryption encryption = Silicon.encryption(chip, other.specimen());
    NorFlash flash = new NorFlash(initial(chip, other, encryption), (all, at, n) -> {});
    return Silicon.of(chip, other.specimen(), encryption, flash);
  }

  /**
   * Makes a board.
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
  public static List<Chip> chips() {
    return RomSheet.chips();
  }

  private static void wearOut(NorFlash flash, List<Fault> faults) {
    for (Fault fault : faults) {
      switch (fault) {
        case Fault.StuckErase() -> flash.hangInErase();
        case Fault.StuckBits(int address, int mask) -> flash.wearOut(address, mask);
        case Fault elsewhere -> {}
      }
    }
  }

  /**
   * Plugs the cable in and opens the port; a board that had no supply starts.
   *
   * @throws Refusal sim.in-use
   */
  public Link open() {
    return open(false, () -> {});
  }

  /**
   * @param bytesOnly the way to the board carries no rate and no control lines
   * @param whenClosed done once when the link is closed
   */
  Link open(boolean bytesOnly, Runnable whenClosed) {
    int session = cable.plugIn(bytesOnly || !bridge.hasRate());
    if (session == 0) {
      throw Refusal.of("sim.in-use", this);
    }
    return new BoardLink(cable, session, bridge, bytesOnly, whenClosed);
  }

  /** The operator's fingers: resets the board, holding its boot button or not. */
  public void pressReset(boolean bootButton) {
    cable.press(bootButton);
  }

  /** Pulls the cable, and with it the supply; the next {@link #open} plugs it in again. */
  public void unplug() {
    cable.pull();
  }

  /** Lets time pass at {@link Pace#LEAPING}, where nobody sleeps; elsewhere it passes by itself. */
  public void pass(Duration span) {
    cable.pass(span);
  }

  /** Time that wire and chip have been busy so far, whether or not anybody waited for it. */
  public Duration modelledTime() {
    return cable.look(wire::busy);
  }

  /** A copy of what the flash memory of the specimen that is on the board now holds. */
  public byte[] flash(int offset, int length) {
    return cable.look(
        () -> {
          NorFlash flash = core.chip().flash();
          flash.settle();
          return flash.copy(offset, length);
        });
  }

  /** Fills whole sectors from {@code offset} on, as whoever had the board before would have. */
  public void fill(int offset, byte[] content) {
    cable.stir(() -> core.chip().flash().rewrite(offset, content));
  }

  /** How many requests the loader has got since the board was made. */
  public int requests() {
    return cable.look(faults::requests);
  }

  /** How often its cable was pulled, by whatever. */
  public int pulls() {
    return cable.pulls();
  }

  /** Of the specimen that is on the board now: a fault may have swapped it. */
  public Mac mac() {
    return cable.look(() -> core.chip().mac());
  }

  /** The chip that really is on the board. */
  public Chip chip() {
    return cable.look(() -> core.chip().chip());
  }

  /** Ends the board's life: links break, the flash file is closed. */
  @Override
  public void close() {
    cable.pull();
    file.ifPresent(FlashFile::close);
  }

  @Override
  public String toString() {
    return chip().name() + " " + mac();
  }
}
