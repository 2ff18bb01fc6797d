package imprint.bench;

import imprint.bench.rom.Mac;
import imprint.bench.rom.Security;
import imprint.bench.rom.Timing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a simulated board is made.
 *
 * @param unit number of the specimen: gives it its MAC, unless that is named
 * @param flashSize in bytes, a power of two from 2 MiB to 16 MiB
 * @param blank nothing is in flash memory, not even firmware
 * @param flashFile where flash memory is kept; none: it is forgotten
 * @param autoReset DTR and RTS lead to the boot pin and to EN
 * @param inLoader it was switched on with its boot pin held low
 */
public record BoardOptions(
    long unit,
    Optional<Mac> mac,
    int flashSize,
    boolean blank,
    Optional<Path> flashFile,
    Security security,
    Timing timing,
    Pace pace,
    boolean autoReset,
    boolean inLoader,
    List<Fault> faults) {
  public BoardOptions {
    faults = List.copyOf(faults);
    if (Integer.bitCount(flashSize) != 1 || flashSize < 2 << 20 || flashSize > 16 << 20) {
      throw new IllegalArgumentException("no flash memory has " + flashSize + " bytes");
    }
  }

  /** A sound board with firmware and 4 MiB, on the virtual clock. */
  public static BoardOptions of(long unit) {
    return new BoardOptions(
        unit,
        Optional.empty(),
        4 << 20,
        false,
        Optional.empty(),
        Security.open(),
        Timing.typical(),
        Pace.VIRTUAL,
        true,
        false,
        List.of());
  }

  public BoardOptions withUnit(long number) {
    return new BoardOptions(
        number, mac, flashSize, blank, flashFile, security, timing, pace, autoReset, inLoader,
        faults);
  }

  public BoardOptions withMac(Mac address) {
    return new BoardOptions(
        unit,
        Optional.of(address),
        flashSize,
        blank,
        flashFile,
        security,
        timing,
        pace,
        autoReset,
        inLoader,
        faults);
  }

  public BoardOptions withFlashSize(int bytes) {
    return new BoardOptions(
        unit, mac, bytes, blank, flashFile, security, timing, pace, autoReset, inLoader, faults);
  }

  public BoardOptions withBlankFlash() {
    return new BoardOptions(
        unit, mac, flashSize, true, flashFile, security, timing, pace, autoReset, inLoader, faults);
  }

  public BoardOptions withFlashFile(Path file) {
    return new BoardOptions(
        unit,
        mac,
        flashSize,
        blank,
        Optional.of(file),
        security,
        timing,
        pace,
        autoReset,
        inLoader,
        faults);
  }

  public BoardOptions withSecurity(Security fuses) {
    return new BoardOptions(
        unit, mac, flashSize, blank, flashFile, fuses, timing, pace, autoReset, inLoader, faults);
  }

  public BoardOptions withTiming(Timing other) {
    return new BoardOptions(
        unit, mac, flashSize, blank, flashFile, security, other, pace, autoReset, inLoader, faults);
  }

  public BoardOptions withPace(Pace other) {
    return new BoardOptions(
        unit, mac, flashSize, blank, flashFile, security, timing, other, autoReset, inLoader,
        faults);
  }

  public BoardOptions withoutAutoReset() {
    return new BoardOptions(
        unit, mac, flashSize, blank, flashFile, security, timing, pace, false, inLoader, faults);
  }

  public BoardOptions startedInLoader() {
    return new BoardOptions(
        unit, mac, flashSize, blank, flashFile, security, timing, pace, autoReset, true, faults);
  }

  /** One fault more. */
  public BoardOptions withFault(Fault fault) {
    List<Fault> more = new ArrayList<>(faults);
    more.add(fault);
    return new BoardOptions(
        unit, mac, flashSize, blank, flashFile, security, timing, pace, autoReset, inLoader, more);
  }

  /** The board's MAC. */
  Mac address() {
    return mac.orElseGet(() -> Mac.ofUnit(unit));
  }
}
