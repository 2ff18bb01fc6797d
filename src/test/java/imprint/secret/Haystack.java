package imprint.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** All bytes of some files, in which a secret is looked for in whatever form it may have got in. */
public final class Haystack {
  /** Shorter ones are found in any noise. */
  private static final int SHORTEST = 8;

  private final String all;

  private Haystack(String all) {
    this.all = all;
  }

  public static Haystack of(Iterable<Path> files) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : files) {
      all.append(latin(Files.readAllBytes(file))).append('\n');
    }
    return new Haystack(all.toString());
  }

  /** As text, and all that {@link #has(byte[])} looks for. */
  public boolean has(String secret) {
    return has(secret.getBytes(StandardCharsets.UTF_8))
        || has(secret.getBytes(StandardCharsets.UTF_16BE));
  }

  /** As it is, in reverse, as hexadecimal and as Base64. */
  public boolean has(byte[] secret) {
    if (secret.length < SHORTEST) {
      throw new IllegalArgumentException("too short to be looked for");
    }
    return forms(secret).stream().anyMatch(all::contains);
  }

  static List<String> forms(byte[] secret) {
    List<String> forms = new ArrayList<>();
    String hex = HexFormat.of().formatHex(secret);
    forms.add(latin(secret));
    forms.add(new StringBuilder(latin(secret)).reverse().toString());
    forms.add(hex);
    forms.add(hex.toUpperCase(Locale.ROOT));
    for (String separator : new String[] {" ", ":", ", 0x"}) {
      forms.add(HexFormat.ofDelimiter(separator).formatHex(secret));
    }
    for (int shift = 0; shift < 3; shift++) {
      forms.add(base64(Base64.getEncoder(), secret, shift));
      forms.add(base64(Base64.getUrlEncoder(), secret, shift));
    }
    return forms;
  }

  /**
   * What stays the same wherever it stands in something longer, with {@code shift} bytes before.
   */
  private static String base64(Base64.Encoder encoder, byte[] secret, int shift) {
    byte[] shifted = new byte[shift + secret.length];
    System.arraycopy(secret, 0, shifted, shift, secret.length);
    String text = encoder.withoutPadding().encodeToString(shifted);
    int whole = shifted.length / 3 * 4;
    return text.substring(shift == 0 ? 0 : shift + 1, whole);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
