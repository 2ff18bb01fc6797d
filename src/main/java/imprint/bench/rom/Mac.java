package imprint.bench.rom;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A MAC address.
 *
 * @param value 48 bits, the byte that is written first highest
 */
public record Mac(long value) {
  private static final Pattern WRITTEN =
      Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}|[0-9a-f]{12}");

  public Mac {
    if (value >>> 48 != 0) {
      throw new IllegalArgumentException("more than six bytes");
    }
  }

  /** Reads {@code 24:6f:28:01:02:03}, with or without colons. */
  public static Optional<Mac> parse(String text) {
    String written = text.toLowerCase(Locale.ROOT);
    return WRITTEN.matcher(written).matches()
        ? Optional.of(new Mac(Long.parseLong(written.replace(":", ""), 16)))
        : Optional.empty();
  }

  /** An address in the maker's range for the unit with this number. */
  public static Mac ofUnit(long number) {
    // spread, so that neighbouring numbers do not look alike and 2^24 of them never meet
    long unit = (number * 0x9E3779B1L) & 0xFFFFFF;
    return new Mac(0x246F28000000L | unit);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int shift = 40; shift >= 0; shift -= 8) {
      text.append("%02x".formatted((value >>> shift) & 0xFF)).append(shift == 0 ? "" : ":");
    }
    return text.toString();
  }
}
