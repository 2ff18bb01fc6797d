package imprint.attestation;

import imprint.finding.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where on a PKCS#11 token a key is (RFC 7512), such as {@code
 * pkcs11:token=line;object=pai?module-path=/usr/lib/softhsm/libsofthsm2.so}.
 *
 * <p>Only what is needed to find it is taken: a part that is passed over in silence would be
 * believed to count, and a PIN does not belong into a file.
 *
 * @param token label of the token
 * @param object label of the key's certificate on it
 * @param id of the key, lower-case hex; it tells a reader which one is meant, the label finds it
 * @param module path of the library by which the token is reached
 */
public record TokenUri(String token, String object, Optional<String> id, String module) {
  private static final String SCHEME = "pkcs11:";
  private static final int LONGEST = 2048;
  private static final Set<String> PATH = Set.of("token", "object", "id");
  private static final Set<String> QUERY = Set.of("module-path");
  private static final Set<String> PIN = Set.of("pin-value", "pin-source");

  /** Whether somebody meant a token: schemes may be written in capitals. */
  public static boolean is(String text) {
    return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /**
   * Reads an address.
   *
   * @throws Refusal attestation.key-uri-pin, attestation.key-uri-part, attestation.key-uri-twice,
   *     attestation.key-uri-missing, attestation.key-uri-malformed
   */
  public static TokenUri parse(String text) {
    if (!is(text) || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.of("attestation.key-uri-malformed");
    }
    String rest = text.substring(SCHEME.length());
    int query = rest.indexOf('?');
    Map<String, byte[]> parts = new HashMap<>();
    take(query < 0 ? rest : rest.substring(0, query), ";", PATH, parts);
    take(query < 0 ? "" : rest.substring(query + 1), "&", QUERY, parts);
    return new TokenUri(
        required(parts, "token"),
        required(parts, "object"),
        Optional.ofNullable(parts.get("id")).map(HexFormat.of()::formatHex),
        required(parts, "module-path"));
  }

  private static void take(
      String text, String separator, Set<String> known, Map<String, byte[]> parts) {
    for (String part : text.split(separator, -1)) {
      if (part.isEmpty()) {
        continue;
      }
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      if (PIN.contains(name.toLowerCase(Locale.ROOT))) {
        throw Refusal.of("attestation.key-uri-pin", name);
      }
      if (!known.contains(name)) {
        throw Refusal.of("attestation.key-uri-part", equals < 0 ? "?" : shown(name));
      }
      byte[] value = decoded(part.substring(equals + 1));
      if (equals < 0 || value.length == 0) {
        throw missing(name);
      }
      if (parts.put(name, value) != null) {
        throw Refusal.of("attestation.key-uri-twice", name);
      }
    }
  }

  private static String required(Map<String, byte[]> parts, String name) {
    byte[] bytes = parts.get(name);
    if (bytes == null) {
      throw missing(name);
    }
    try {
      String value = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (value.chars().anyMatch(Character::isISOControl)) {
        throw Refusal.of("attestation.key-uri-malformed");
      }
      return value;
    } catch (CharacterCodingException notText) {
      throw Refusal.of("attestation.key-uri-malformed");
    }
  }

  private static Refusal missing(String name) {
    return Refusal.of("attestation.key-uri-missing", name);
  }

  /** A PIN in the wrong place is not to be repeated: names are short words. */
  private static String shown(String name) {
    return name.matches("[A-Za-z-]{1,24}") ? name : "?";
  }

  private static byte[] decoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '%') {
        out.put(bytes[i]);
      } else if (i + 2 < bytes.length
          && HexFormat.isHexDigit(bytes[i + 1])
          && HexFormat.isHexDigit(bytes[i + 2])) {
        out.put(
            (byte)
                (HexFormat.fromHexDigit(bytes[i + 1]) << 4 | HexFormat.fromHexDigit(bytes[i + 2])));
        i += 2;
      } else {
        throw Refusal.of("attestation.key-uri-malformed");
      }
    }
    byte[] result = new byte[out.position()];
    out.flip().get(result);
    return result;
  }

  /** The address, in one way: {@link #parse} gives the same. */
  public String text() {
    StringBuilder text = new StringBuilder(SCHEME);
    text.append("token=").append(encoded(token)).append(";object=").append(encoded(object));
    id.ifPresent(
        hex -> {
          text.append(";id=");
          for (int i = 0; i < hex.length(); i += 2) {
            text.append('%').append(hex, i, i + 2);
          }
        });
    return text.append("?module-path=").append(encoded(module)).toString();
  }

  private static String encoded(String value) {
    StringBuilder text = new StringBuilder();
    for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (each & 0xFF);
      if (letter < 0x80 && (Character.isLetterOrDigit(letter) || "-._~/:".indexOf(letter) >= 0)) {
        text.append(letter);
      } else {
        text.append("%%%02X".formatted(each));
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return text();
  }
}
