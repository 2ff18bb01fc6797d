package imprint.bench;

import imprint.bench.rom.Mac;
import imprint.bench.rom.Timing;
import imprint.esp.chip.Chip;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A simulated board as a port's name says it: {@code sim:CHIP?option=value&option=value}.
 *
 * <ul>
 *   <li>{@code mac=24:6f:28:01:02:03}, {@code unit=7}: which specimen
 *   <li>{@code flash=FILE}: flash memory is kept there; {@code size=4}: its size in MiB
 *   <li>{@code time=real}, {@code virtual}, {@code leaping} or {@code off}: how long things take
 *   <li>{@code reset=off}: DTR and RTS lead nowhere
 *   <li>{@code start=loader}, {@code blank}: boot pin held low at power-on; nothing in flash memory
 *   <li>{@code app=panic}: what its application does wrong, see {@link AppFault}
 *   <li>{@code revision=3.1}, {@code crystal=26}: of the silicon; MHz
 *   <li>{@code security=STATE}: how its fuses are burnt, see {@link SecurityState}; {@code
 *       secure-boot}: and the ROM checks what it starts
 *   <li>{@code key=HEX} or {@code key=FILE}: its flash encryption key, burnt beforehand; without it
 *       the chip makes its own of its number
 *   <li>{@code usb}: the cable ends at the chip's own USB
 *   <li>{@code fault=…}: see {@link FaultNames}; may stand several times
 * </ul>
 */
public record PortName(Chip chip, BoardOptions options) {
  /** What such a name starts with. */
  public static final String SCHEME = "sim:";

  private static final String NAMES =
      "mac, unit, flash, size, time, reset, start, blank, revision, crystal, security, secure-boot,"
          + " key, usb, app, fault";

  private static final Pattern REVISION = Pattern.compile("([0-9])\\.([0-9]{1,2})");

  private static final long MOST_MEGAHERTZ = 99;

  private static final Map<String, UnaryOperator<BoardOptions>> TIMES =
      Map.of(
          "real", options -> options.withPace(Pace.REAL),
          "virtual", options -> options.withPace(Pace.VIRTUAL),
          "leaping", options -> options.withPace(Pace.LEAPING),
          "off", options -> options.withTiming(Timing.none()));

  /**
   * Reads {@code name}.
   *
   * @param unit number of the specimen where the name does not say which
   * @throws Refusal sim.chip-unknown, sim.option-unknown, sim.option-wrong, sim.fault-unknown,
   *     sim.key-file, sim.not-on-chip
   */
  public static PortName parse(String name, long unit) {
    String rest = name.startsWith(SCHEME) ? name.substring(SCHEME.length()) : name;
    int mark = rest.indexOf('?');
    String key = mark < 0 ? rest : rest.substring(0, mark);
    BoardOptions options = BoardOptions.of(unit).withPace(Pace.REAL);
    if (mark >= 0) {
      for (String option : rest.substring(mark + 1).split("&", -1)) {
        options = option.isEmpty() ? options : with(options, option);
      }
    }
    return new PortName(chip(key), options).possible();
  }

  /** Itself, if there are such boards. */
  private PortName possible() {
    BoardOptions.Specimen it = options.specimen();
    SecurityState state = it.protection().state();
    if (!state.possibleOn(chip)) {
      refuse("security=" + state);
    }
    if (options.ownUsb() && chip.watchdogs().isEmpty()) {
      refuse("usb");
    }
    it.crystal()
        .filter(megahertz -> !chip.uart().crystals().contains(megahertz))
        .ifPresent(wrong -> refuse("crystal=" + wrong));
    it.protection().key().filter(key -> !key.fits(chip)).ifPresent(wrong -> refuse(wrong));
    return this;
  }

  private void refuse(Object what) {
    throw Refusal.of("sim.not-on-chip", chip.name(), what);
  }

  private static Chip chip(String key) {
    return SimulatedBoard.chips().stream()
        .filter(chip -> chip.key().equals(key))
        .findFirst()
        .orElseThrow(() -> Refusal.of("sim.chip-unknown", key, known()));
  }

  private static String known() {
    return SimulatedBoard.chips().stream().map(Chip::key).collect(Collectors.joining(", "));
  }

  private static BoardOptions with(BoardOptions options, String option) {
    int equals = option.indexOf('=');
    String name = equals < 0 ? option : option.substring(0, equals);
    String value = equals < 0 ? "" : decoded(option, option.substring(equals + 1));
    Optional<BoardOptions> changed =
        switch (name) {
          case "mac" -> Mac.parse(value).map(options::withMac);
          case "unit" -> number(value, Long.MAX_VALUE).map(options::withUnit);
          case "flash" -> path(value).map(options::withFlashFile);
          case "size" -> flashSize(value).map(options::withFlashSize);
          case "time" -> Optional.ofNullable(TIMES.get(value)).map(time -> time.apply(options));
          case "reset" -> only(value, "off", options.withoutAutoReset());
          case "start" -> only(value, "loader", options.startedInLoader());
          case "blank" -> only(value, "", options.withBlankFlash());
          case "revision" -> revision(value).map(options::withRevision);
          case "crystal" ->
              number(value, MOST_MEGAHERTZ).map(n -> options.withCrystal((int) (long) n));
          case "security" -> SecurityState.named(value).map(options::withSecurity);
          case "secure-boot" -> only(value, "", options.withSecureBoot());
          case "key" -> key(value).map(options::withFlashKey);
          case "usb" -> only(value, "", options.overOwnUsb());
          case "app" ->
              AppFault.parse(value).map(app -> options.withFault(new Fault.Application(app)));
          case "fault" -> Optional.of(options.withFault(FaultNames.parse(value)));
          default -> throw Refusal.of("sim.option-unknown", name, NAMES);
        };
    return changed.orElseThrow(() -> Refusal.of("sim.option-wrong", name, value));
  }

  private static Optional<BoardOptions> only(String value, String wanted, BoardOptions changed) {
    return value.equals(wanted) ? Optional.of(changed) : Optional.empty();
  }

  private static Optional<Integer> flashSize(String mebibytes) {
    boolean known = Arrays.asList("2", "4", "8", "16").contains(mebibytes);
    return known ? Optional.of(Integer.parseInt(mebibytes) << 20) : Optional.empty();
  }

  /** {@code 3.1} as 301. */
  private static Optional<Integer> revision(String text) {
    Matcher written = REVISION.matcher(text);
    return written.matches()
        ? Optional.of(100 * Integer.parseInt(written.group(1)) + Integer.parseInt(written.group(2)))
        : Optional.empty();
  }

  /** Hexadecimal digits, or else a file of raw bytes. */
  private static Optional<FlashKey> key(String value) {
    return FlashKey.parse(value).or(() -> path(value).map(PortName::keyIn));
  }

  private static FlashKey keyIn(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return FlashKey.of(in.readNBytes(FlashKey.LONGEST + 1));
    } catch (IOException e) {
      throw new Refusal(Finding.error("sim.key-file", file), e);
    }
  }

  private static Optional<Path> path(String value) {
    try {
      return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** A number in decimal or, after 0x, in hexadecimal; 0 or more. */
  static Optional<Long> number(String text, long most) {
    try {
      long value = Long.decode(text);
      boolean plain = Character.isDigit(text.charAt(0));
      return plain && value >= 0 && value <= most ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String decoded(String option, String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.of("sim.option-wrong", option, value);
    }
  }
}
