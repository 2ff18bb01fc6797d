package imprint.bench;

import imprint.bench.rom.Mac;
import imprint.bench.rom.Timing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a simulated board is made.
 *
 * @param autoReset DTR and RTS lead to the boot pin and to EN
 * @param inLoader its boot pin is held low whenever it is switched on
 * @param ownUsb the cable ends at the chip's own USB-Serial/JTAG
 */
public record BoardOptions(
    Specimen specimen,
    Memory memory,
    Timing timing,
    Pace pace,
    boolean autoReset,
    boolean inLoader,
    boolean ownUsb,
    List<Fault> faults) {
  /**
   * Which chip of its kind.
   *
   * @param unit number that gives it its MAC, unless that is named, and its key
   * @param revision of the silicon, major * 100 + minor; none: a usual one
   * @param crystal frequency in MHz; none: the usual one of the chip
   */
  public record Specimen(
      long unit,
      Optional<Mac> named,
      Optional<Integer> revision,
      Optional<Integer> crystal,
      Protection protection) {
    public Mac mac() {
      return named.orElseGet(() -> Mac.ofUnit(unit));
    }
  }

  /**
   * How it is locked down.
   *
   * @param key flash encryption key that was burnt beforehand; none: the chip makes its own when it
   *     needs one
   */
  public record Protection(SecurityState state, boolean secureBoot, Optional<FlashKey> key) {
    static final Protection NONE = new Protection(SecurityState.OPEN, false, Optional.empty());
  }

  /**
   * Its flash memory.
   *
   * @param size in bytes, a power of two from 2 MiB to 16 MiB
   * @param blank nothing is in it, not even firmware
   * @param file where it is kept; none: it is forgotten
   */
  public record Memory(int size, boolean blank, Optional<Path> file) {
    public Memory {
      if (Integer.bitCount(size) != 1 || size < 2 << 20 || size > 16 << 20) {
        throw new IllegalArgumentException("no flash memory has " + size + " bytes");
      }
    }
  }

  public BoardOptions {
    faults = List.copyOf(faults);
  }

  /** A sound board with firmware and 4 MiB, on the virtual clock. */
  public static BoardOptions of(long unit) {
    return new BoardOptions(
        new Specimen(unit, Optional.empty(), Optional.empty(), Optional.empty(), Protection.NONE),
        new Memory(4 << 20, false, Optional.empty()),
        Timing.typical(),
        Pace.VIRTUAL,
        true,
        false,
        false,
        List.of());
  }

  public BoardOptions withUnit(long number) {
    Specimen it = specimen;
    return with(new Specimen(number, it.named(), it.revision(), it.crystal(), it.protection()));
  }

  public BoardOptions withMac(Mac mac) {
    Specimen it = specimen;
    return with(
        new Specimen(it.unit(), Optional.of(mac), it.revision(), it.crystal(), it.protection()));
  }

  /** Of that revision, major * 100 + minor. */
  public BoardOptions withRevision(int revision) {
    Specimen it = specimen;
    return with(
        new Specimen(it.unit(), it.named(), Optional.of(revision), it.crystal(), it.protection()));
  }

  /** With a crystal of that many MHz. */
  public BoardOptions withCrystal(int megahertz) {
    Specimen it = specimen;
    return with(
        new Specimen(
            it.unit(), it.named(), it.revision(), Optional.of(megahertz), it.protection()));
  }

  public BoardOptions withSecurity(SecurityState state) {
    Protection it = specimen.protection();
    return with(new Protection(state, it.secureBoot(), it.key()));
  }

  public BoardOptions withSecureBoot() {
    Protection it = specimen.protection();
    return with(new Protection(it.state(), true, it.key()));
  }

  /** With a flash encryption key that somebody burnt and knows. */
  public BoardOptions withFlashKey(FlashKey key) {
    Protection it = specimen.protection();
    return with(new Protection(it.state(), it.secureBoot(), Optional.of(key)));
  }

  private BoardOptions with(Protection other) {
    Specimen it = specimen;
    return with(new Specimen(it.unit(), it.named(), it.revision(), it.crystal(), other));
  }

  private BoardOptions with(Specimen other) {
    return new BoardOptions(other, memory, timing, pace, autoReset, inLoader, ownUsb, faults);
  }

  public BoardOptions withFlashSize(int bytes) {
    return with(new Memory(bytes, memory.blank(), memory.file()));
  }

  public BoardOptions withBlankFlash() {
    return with(new Memory(memory.size(), true, memory.file()));
  }

  public BoardOptions withFlashFile(Path file) {
    return with(new Memory(memory.size(), memory.blank(), Optional.of(file)));
  }

  private BoardOptions with(Memory other) {
    return new BoardOptions(specimen, other, timing, pace, autoReset, inLoader, ownUsb, faults);
  }

  public BoardOptions withTiming(Timing other) {
    return new BoardOptions(specimen, memory, other, pace, autoReset, inLoader, ownUsb, faults);
  }

  public BoardOptions withPace(Pace other) {
    return new BoardOptions(specimen, memory, timing, other, autoReset, inLoader, ownUsb, faults);
  }

  public BoardOptions withoutAutoReset() {
    return new BoardOptions(specimen, memory, timing, pace, false, inLoader, ownUsb, faults);
  }

  public BoardOptions startedInLoader() {
    return new BoardOptions(specimen, memory, timing, pace, autoReset, true, ownUsb, faults);
  }

  /** At the chip's own USB-Serial/JTAG instead of a UART bridge. */
  public BoardOptions overOwnUsb() {
    return new BoardOptions(specimen, memory, timing, pace, autoReset, inLoader, true, faults);
  }

  /** One fault more. */
  public BoardOptions withFault(Fault fault) {
    List<Fault> more = new ArrayList<>(faults);
    more.add(fault);
    return new BoardOptions(specimen, memory, timing, pace, autoReset, inLoader, ownUsb, more);
  }
}
