package imprint.ledger.custody;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import imprint.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The content of a key file: the station's keys, sealed, and all that is needed to open them but
 * the secret itself. What is not sealed is authenticated with it.
 *
 * @param version of the form
 * @param keys the ids of the keys, oldest first
 * @param sealed AES-256-GCM: nonce (12 bytes), the keys one after the other, tag (16 bytes); its
 *     associated data are the other fields
 * @param check SHA-256 of all of it, so that damage is told from a wrong passphrase
 */
public record WrappedKeys(
    @JsonProperty("imprint-station-key") int version,
    List<String> keys,
    Wrapping wrapping,
    String sealed,
    String check) {
  static final int VERSION = 1;

  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
  private static final HexFormat HEX = HexFormat.of();

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  /** What is authenticated and not sealed; written compactly, in this order. */
  private record Header(
      @JsonProperty("imprint-station-key") int version, List<String> keys, Wrapping wrapping) {}

  public WrappedKeys {
    keys = List.copyOf(keys);
    if (keys.isEmpty()
        || keys.size() > Keyring.MOST
        || !keys.stream().allMatch(id -> ID.matcher(id).matches())
        || sealed.length() != 2 * (12 + keys.size() * Keyring.KEY + 16)) {
      throw new IllegalArgumentException("not the keys of a station");
    }
    HEX.parseHex(sealed);
  }

  static WrappedKeys seal(Keyring keyring, Wrapping wrapping, Secret kek, SecureRandom random) {
    List<String> ids = keyring.ids();
    byte[] header = json(new Header(VERSION, ids, wrapping));
    try (Secret keys = keyring.joined()) {
      String sealed = HEX.formatHex(new Sealer(kek, random).seal(keys, header));
      return new WrappedKeys(VERSION, ids, wrapping, sealed, check(header, sealed));
    }
  }

  /** Empty where {@code kek} is not the key that it was sealed with. */
  Optional<Keyring> open(Secret kek, SecureRandom random) {
    byte[] header = json(new Header(version, keys, wrapping));
    return new Sealer(kek, random)
        .unseal(HEX.parseHex(sealed), header)
        .map(
            opened -> {
              try (opened) {
                return opened.use(Keyring::of);
              }
            });
  }

  /** True where nothing of it was changed by accident. */
  boolean sound() {
    return check(json(new Header(version, keys, wrapping)), sealed).equals(check);
  }

  /** As a file: JSON, UTF-8. */
  byte[] toBytes() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // records of text and numbers
    }
  }

  /**
   * @throws IllegalArgumentException for anything that {@link #toBytes} does not make, layout apart
   */
  static WrappedKeys parse(byte[] content) {
    try {
      WrappedKeys read = JSON.readValue(content, WrappedKeys.class);
      if (read == null) {
        throw new IllegalArgumentException("nothing there");
      }
      return read;
    } catch (IOException e) {
      // its message could quote the file
      throw new IllegalArgumentException("not a key file");
    }
  }

  /** The version that the file claims, whatever else is in it; 0 where it claims none. */
  static int versionOf(byte[] content) {
    try {
      return JSON.readTree(content).path("imprint-station-key").asInt(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private static byte[] json(Header header) {
    try {
      return JSON.writeValueAsBytes(header);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // records of text and numbers
    }
  }

  private static String check(byte[] header, String sealed) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(header);
      return HEX.formatHex(digest.digest(sealed.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
