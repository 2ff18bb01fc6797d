package imprint.factory;

import imprint.finding.Refusal;
import imprint.matter.DeviceText;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a product's serial numbers are made: characters that stand there as they are, and fields in
 * braces.
 *
 * <p>{@code {date}} or {@code {date:yyMMdd}}, {@code {station}}, {@code {counter:6}} (from 1 on,
 * one sequence for a product, shared by all stations of a ledger), {@code {random:12}} (Crockford's
 * base 32), {@code {check}} (ISO/IEC 7064 MOD 37,36 over the letters and digits before it).
 */
public final class SerialPattern {
  static final int LONGEST = DeviceText.SERIAL_NUMBER.longest();

  /** Twelve random characters, 60 bits. */
  public static final SerialPattern USUAL = parse("{random:12}", "USUAL");

  /** Crockford's base 32: no I, L, O, U, which people misread. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int RANDOM_AFTER_PREFIX = 12;
  static final int LONGEST_PREFIX = LONGEST - RANDOM_AFTER_PREFIX;

  private final String text;
  private final List<SerialPart> parts;

  private SerialPattern(String text, List<SerialPart> parts) {
    this.text = text;
    this.parts = parts;
  }

  /**
   * Reads a pattern.
   *
   * @param where it stands, as refusals shall name it
   * @throws Refusal {@code serial.…}, with the place in the pattern, counted from 1
   */
  public static SerialPattern parse(String text, String where) {
    return new SerialPattern(text, new SerialPatternReader(text, where).read());
  }

  /** Whether serial numbers can begin so: characters that every label, scanner and URL keeps. */
  static boolean isPrefix(String text) {
    return text.length() <= LONGEST_PREFIX && text.matches("[A-Za-z0-9._-]*");
  }

  /** The prefix and twelve random characters, as product files without a pattern have it. */
  static SerialPattern ofPrefix(String prefix) {
    return parse(prefix + USUAL.text, "serial-number-prefix");
  }

  /** As it was read. */
  public String text() {
    return text;
  }

  /** As long and as wide on paper as one can get; no unit has it. */
  public String widest() {
    return parts.stream().map(SerialPart::widest).collect(Collectors.joining());
  }

  /** Whether each takes a number of the product's counter. */
  public boolean counts() {
    return parts.stream().anyMatch(SerialPart.Counter.class::isInstance);
  }

  /** How many there can be; where they are counted, the counter's end is the end. */
  public BigInteger capacity() {
    return parts.stream()
        .filter(SerialPart.Counter.class::isInstance)
        .map(counter -> lastOf((SerialPart.Counter) counter))
        .findFirst()
        .orElseGet(
            () ->
                parts.stream()
                    .filter(SerialPart.Random.class::isInstance)
                    .map(part -> BigInteger.TWO.pow(5 * ((SerialPart.Random) part).count()))
                    .reduce(BigInteger.ONE, BigInteger::multiply));
  }

  /**
   * What units would get if {@code first} were the first of them; no number is drawn for it.
   *
   * @throws Refusal serial.station, serial.used-up
   */
  public List<String> examples(
      int count, long first, LocalDate day, StationCode station, SecureRandom random) {
    return Stream.iterate(first, n -> n + 1)
        .limit(count)
        .map(n -> make(_ -> n, day, station, random))
        .toList();
  }

  /**
   * Refuses a station whose code these serial numbers cannot take.
   *
   * @throws Refusal serial.station
   */
  public void check(StationCode station) {
    if (parts.stream().anyMatch(SerialPart.Station.class::isInstance)) {
      codeOf(station);
    }
  }

  /**
   * One serial number.
   *
   * @throws Refusal serial.station, serial.used-up
   */
  public String make(Sequences sequences, LocalDate day, StationCode station, SecureRandom random) {
    StringBuilder serial = new StringBuilder();
    for (SerialPart part : parts) {
      serial.append(
          switch (part) {
            case SerialPart.Literal(String literal) -> literal;
            case SerialPart.Date date -> date.of(day);
            case SerialPart.Station _ -> codeOf(station);
            case SerialPart.Counter counter -> counted(counter, sequences);
            case SerialPart.Random(int count) -> drawn(count, random);
            case SerialPart.Check _ -> String.valueOf(CheckCharacter.of(serial.toString()));
          });
    }
    return serial.toString();
  }

  private static String codeOf(StationCode station) {
    String code = station.code();
    if (code.isEmpty() || code.length() > SerialPart.STATION) {
      throw Refusal.of(
          "serial.station", station.name(), code.length(), SerialPart.STATION, "{station}");
    }
    return code;
  }

  private static String counted(SerialPart.Counter counter, Sequences sequences) {
    long number = sequences.next(Sequences.SERIAL_NUMBER);
    if (BigInteger.valueOf(number).compareTo(lastOf(counter)) > 0) {
      throw Refusal.of(
          "serial.used-up",
          lastOf(counter),
          counter.digits(),
          "{counter:" + (counter.digits() + 1) + "}");
    }
    String digits = Long.toString(number);
    return "0".repeat(counter.digits() - digits.length()) + digits;
  }

  private static BigInteger lastOf(SerialPart.Counter counter) {
    return BigInteger.TEN.pow(counter.digits()).subtract(BigInteger.ONE);
  }

  private static String drawn(int count, SecureRandom random) {
    StringBuilder drawn = new StringBuilder();
    for (int i = 0; i < count; i++) {
      drawn.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return drawn.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SerialPattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
