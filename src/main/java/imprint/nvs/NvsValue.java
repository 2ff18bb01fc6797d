package imprint.nvs;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** A value of an image. Any may be a secret, so none prints more than its kind and size. */
public sealed interface NvsValue {
  /** How it is stored. */
  NvsType type();

  /** Bytes of the value; of a string without its closing zero. */
  int size();

  /** The value itself, for people: a decimal number, the text, or lower-case hex. */
  String reveal();

  /**
   * A number.
   *
   * @param bits its value; of u64 the 64 bits
   */
  record Int(NvsType type, long bits) implements NvsValue {
    @Override
    public int size() {
      return type.width();
    }

    @Override
    public String reveal() {
      BigInteger value = BigInteger.valueOf(bits);
      boolean wrapped = type == NvsType.U64 && bits < 0;
      return (wrapped ? value.add(BigInteger.TWO.pow(Long.SIZE)) : value).toString();
    }

    @Override
    public String toString() {
      return type.toString();
    }
  }

  /** A string, without its closing zero byte. */
  record Text(String text) implements NvsValue {
    @Override
    public NvsType type() {
      return NvsType.STRING;
    }

    @Override
    public int size() {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String reveal() {
      return text;
    }

    @Override
    public String toString() {
      return "string of " + size() + " bytes";
    }
  }

  /** Bytes, however many pieces they are stored in. */
  final class Blob implements NvsValue {
    private final byte[] bytes;

    Blob(byte[] bytes) {
      this.bytes = bytes;
    }

    /** A copy. */
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public NvsType type() {
      return NvsType.BLOB;
    }

    @Override
    public int size() {
      return bytes.length;
    }

    @Override
    public String reveal() {
      return HexFormat.of().formatHex(bytes);
    }

    void wipe() {
      Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Blob that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "blob of " + size() + " bytes";
    }
  }
}
