package imprint.cli;

import imprint.factory.SerialPattern;
import imprint.factory.StationCode;
import imprint.factory.batch.Order;
import imprint.factory.batch.SerialSource;
import imprint.finding.Refusal;
import imprint.matter.CommissioningFlow;
import imprint.matter.DeviceText;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.Discriminator;
import imprint.matter.Passcode;
import imprint.matter.Spake2pVerifier;
import imprint.secret.Secret;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a unit has for itself alone, as far as it is not left to chance. */
final class UnitOptions {
  private static final int RD_ID_DIGITS = 32;

  /** A day in one of two spellings, and up to eight characters of the vendor's own. */
  private static final Pattern DATE = Pattern.compile("(\\d{4})(-?)(\\d{2})\\2(\\d{2})(.{0,8})");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

  @Option(
      names = "--passcode",
      paramLabel = "N",
      converter = IntegerText.Converter.class,
      description = "1 to 99999998 (random).")
  @Nullable IntegerText passcode;

  @Option(
      names = "--discriminator",
      paramLabel = "N",
      converter = IntegerText.Converter.class,
      description = "0 to 4095 (the next of the product's sequence).")
  @Nullable IntegerText discriminator;

  @Option(
      names = {"-cf", "--commissioning-flow"},
      paramLabel = "N",
      defaultValue = "0",
      converter = IntegerText.Converter.class,
      description = "0 standard, 1 user intent, 2 custom (${DEFAULT-VALUE}).")
  IntegerText flow;

  @Option(
      names = {"-dm", "--discovery-mode"},
      paramLabel = "N",
      defaultValue = "2",
      converter = IntegerText.Converter.class,
      description = "2 Bluetooth, 4 on the network, 6 both (${DEFAULT-VALUE}).")
  IntegerText discovery;

  @Option(
      names = "--enable-dynamic-passcode",
      description = "The firmware makes its own passcodes: no verifier, no codes.")
  boolean dynamicPasscode;

  @Option(
      names = "--salt",
      paramLabel = "BASE64",
      description = "16 to 32 bytes; with --verifier and --passcode.")
  @Nullable String salt;

  @Option(
      names = "--verifier",
      paramLabel = "BASE64",
      description = "97 bytes; with --salt and --passcode, and checked against them.")
  @Nullable String verifier;

  @Option(
      names = "--iteration-count",
      paramLabel = "N",
      defaultValue = "10000",
      converter = IntegerText.Converter.class,
      description = "Of the verifier, 1000 to 100000 (${DEFAULT-VALUE}).")
  IntegerText iterations;

  @Option(
      names = "--serial-num",
      paramLabel = "TEXT",
      description = "1 to 32 bytes (32 random hexadecimal digits).")
  @Nullable String serialNumber;

  @Option(
      names = "--serial-pattern",
      paramLabel = "PATTERN",
      description =
          "Serial numbers by a pattern such as \"L{date:yyMMdd}{counter:5}{check}\" instead; the"
              + " counter counts the units of the folder.")
  @Nullable String serialPattern;

  @Option(
      names = "--station",
      paramLabel = "NAME",
      defaultValue = "",
      description = "The name for the field {station} of the pattern.")
  String station;

  @Option(
      names = "--enable-rotating-device-id",
      description = "Units get the id that rotating device ids are made from.")
  boolean rotatingId;

  @Option(
      names = "--rd-id-uid",
      paramLabel = "HEX",
      description = "That id, 32 hexadecimal digits (random).")
  @Nullable String rdIdUid;

  @Option(
      names = "--mfg-date",
      paramLabel = "DATE",
      description =
          "Manufacturing date, YYYY-MM-DD or YYYYMMDD, with up to 8 characters of your own behind.")
  @Nullable String manufacturingDate;

  /** The option that makes it one unit, if there is one. */
  Optional<String> oneUnitOnly() {
    return passcode != null
        ? Optional.of("--passcode")
        : discriminator != null
            ? Optional.of("--discriminator")
            : serialNumber != null
                ? Optional.of("--serial-num")
                : rdIdUid != null
                    ? Optional.of("--rd-id-uid")
                    : salt != null ? Optional.of("--salt") : Optional.empty();
  }

  Order.Access access() {
    Optional<Passcode> given =
        Optional.ofNullable(passcode)
            .map(text -> Passcode.of((int) text.within(1, 99_999_998, "--passcode")));
    int rounds = (int) iterations.within(1000, 100_000, "--iteration-count");
    if (dynamicPasscode && (given.isPresent() || salt != null || verifier != null)) {
      throw Refusal.of("generate.dynamic-passcode");
    }
    return new Order.Access(
        CommissioningFlow.of((int) flow.within(0, 2, "--commissioning-flow")),
        discovery(),
        rounds,
        dynamicPasscode,
        given,
        Optional.ofNullable(discriminator)
            .map(text -> new Discriminator((int) text.within(0, 4095, "--discriminator"))),
        verifier(given, rounds));
  }

  private DiscoveryCapabilities discovery() {
    long bits = discovery.within(0, 0xFF, "--discovery-mode");
    return new DiscoveryCapabilities((int) bits);
  }

  private Optional<Order.GivenVerifier> verifier(Optional<Passcode> given, int rounds) {
    if (salt == null && verifier == null) {
      return Optional.empty();
    }
    if (salt == null || verifier == null || given.isEmpty()) {
      throw Refusal.of("generate.verifier-parts");
    }
    byte[] saltBytes = base64(salt, "--salt");
    byte[] verifierBytes = base64(verifier, "--verifier");
    byte[] right = Spake2pVerifier.compute(given.get(), saltBytes, rounds);
    if (!MessageDigest.isEqual(right, verifierBytes)) {
      throw Refusal.of("generate.verifier-other");
    }
    return Optional.of(
        new Order.GivenVerifier(Secret.owning(saltBytes), Secret.owning(verifierBytes)));
  }

  private static byte[] base64(String text, String option) {
    try {
      return Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException notBase64) {
      throw Refusal.of("generate.base64", option);
    }
  }

  /**
   * @param rotatingIdNeeded a partition has a place for it
   */
  Order.Naming naming(boolean rotatingIdNeeded, SecureRandom random, Clock clock) {
    if (serialNumber != null && serialPattern != null) {
      throw Refusal.of("cli.either", "--serial-num", "--serial-pattern");
    }
    if (rdIdUid != null && !rotatingId && !rotatingIdNeeded) {
      throw Refusal.of("generate.rd-id-off");
    }
    return new Order.Naming(
        DeviceInfoOptions.text(serialNumber, DeviceText.SERIAL_NUMBER, "--serial-num"),
        serials(random, clock),
        rotatingId || rotatingIdNeeded,
        Optional.ofNullable(rdIdUid).map(UnitOptions::rdIdUid),
        Optional.ofNullable(manufacturingDate).map(UnitOptions::date));
  }

  private SerialSource serials(SecureRandom random, Clock clock) {
    if (serialPattern == null) {
      return SerialSource.random(random);
    }
    StationCode code = StationCode.of(station);
    SerialPattern pattern = SerialPattern.parse(serialPattern, "--serial-pattern");
    pattern.check(code);
    return SerialSource.pattern(pattern, code, random, clock);
  }

  private static Secret rdIdUid(String text) {
    try {
      if (text.length() == RD_ID_DIGITS) {
        return Secret.owning(HexFormat.of().parseHex(text));
      }
    } catch (IllegalArgumentException notHex) {
      // told below
    }
    throw Refusal.of("generate.rd-id", RD_ID_DIGITS);
  }

  /** As the device stores it. */
  private static String date(String text) {
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      throw Refusal.of("generate.mfg-date", text);
    }
    String day = date.group(1) + date.group(3) + date.group(4);
    try {
      LocalDate.parse(day, DAY);
    } catch (DateTimeException impossible) {
      throw Refusal.of("generate.mfg-date", text);
    }
    return DeviceInfoOptions.text(day + date.group(5), DeviceText.MANUFACTURING_DATE, "--mfg-date")
        .orElseThrow();
  }
}
