package imprint.nvs;

import imprint.finding.Refusal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keys and strings as bytes that the device can read back. */
final class NvsText {
  private static final int LONGEST_KEY = PageLayout.KEY - 1;

  private NvsText() {}

  /**
   * The 16 bytes of a key or a namespace name: UTF-8, filled up with zeros.
   *
   * @throws Refusal nvs.key-empty, nvs.key-length, nvs.text
   */
  static byte[] key(String key) {
    byte[] bytes = utf8(key, key);
    if (bytes.length == 0) {
      throw Refusal.of("nvs.key-empty", key);
    }
    if (bytes.length > LONGEST_KEY) {
      throw Refusal.of("nvs.key-length", key, bytes.length, LONGEST_KEY);
    }
    return Arrays.copyOf(bytes, PageLayout.KEY);
  }

  /**
   * UTF-8 and the closing zero byte.
   *
   * @throws Refusal nvs.text
   */
  static byte[] string(String key, String text) {
    byte[] bytes = utf8(key, text);
    return Arrays.copyOf(bytes, bytes.length + 1);
  }

  private static byte[] utf8(String key, String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      for (byte b : bytes) {
        if (b == 0) {
          throw Refusal.of("nvs.text", key);
        }
      }
      return bytes;
    } catch (CharacterCodingException halfOfAPair) {
      throw Refusal.of("nvs.text", key);
    }
  }
}
