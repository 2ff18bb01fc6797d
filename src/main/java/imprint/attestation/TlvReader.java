package imprint.attestation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads one TLV element and nothing behind it. Strict: other types and tag forms than those that a
 * Certification Declaration has, bad UTF-8, lengths beyond the end and deep nesting are refused.
 */
final class TlvReader {
  /** The declaration itself nests two deep. */
  private static final int DEEPEST = 4;

  private static final int CONTEXT_TAG = 1;
  private static final int STRUCTURE = 0x15;
  private static final int ARRAY = 0x16;
  private static final int END = 0x18;

  private final ByteBuffer in;

  private TlvReader(byte[] bytes) {
    in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static Tlv read(byte[] bytes) throws Tlv.Malformed {
    TlvReader reader = new TlvReader(bytes);
    Tlv element = reader.element(reader.next(1).get() & 0xFF, 0);
    if (reader.in.hasRemaining()) {
      throw new Tlv.Malformed("content");
    }
    return element;
  }

  private Tlv element(int control, int depth) throws Tlv.Malformed {
    int tag = tag(control >> 5);
    int type = control & 0x1F;
    return switch (type) {
      case 0x04, 0x05, 0x06, 0x07 -> new Tlv.Unsigned(tag, unsigned(type - 0x04));
      case 0x0C, 0x0D -> new Tlv.Text(tag, text(next(unsigned(type - 0x0C))));
      case 0x10, 0x11 -> new Tlv.Octets(tag, hex(next(unsigned(type - 0x10))));
      case STRUCTURE -> new Tlv.Structure(tag, members(depth + 1));
      case ARRAY -> new Tlv.Array(tag, members(depth + 1));
      default -> throw new Tlv.Malformed("content");
    };
  }

  private int tag(int form) throws Tlv.Malformed {
    return switch (form) {
      case 0 -> Tlv.ANONYMOUS;
      case CONTEXT_TAG -> next(1).get() & 0xFF;
      default -> throw new Tlv.Malformed("content");
    };
  }

  private List<Tlv> members(int depth) throws Tlv.Malformed {
    if (depth > DEEPEST) {
      throw new Tlv.Malformed("content");
    }
    List<Tlv> members = new ArrayList<>();
    for (int control = control(); control != END; control = control()) {
      members.add(element(control, depth));
    }
    return members;
  }

  private int control() throws Tlv.Malformed {
    return next(1).get() & 0xFF;
  }

  /** An unsigned integer of {@code 1 << widthExponent} bytes. */
  private long unsigned(int widthExponent) throws Tlv.Malformed {
    ByteBuffer bytes = next(1L << widthExponent);
    long value =
        switch (widthExponent) {
          case 0 -> bytes.get() & 0xFF;
          case 1 -> bytes.getShort() & 0xFFFF;
          case 2 -> bytes.getInt() & 0xFFFF_FFFFL;
          default -> bytes.getLong();
        };
    if (value < 0) {
      throw new Tlv.Malformed("content");
    }
    return value;
  }

  private ByteBuffer next(long length) throws Tlv.Malformed {
    if (length > in.remaining()) {
      throw new Tlv.Malformed("content");
    }
    ByteBuffer slice = in.slice(in.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + (int) length);
    return slice;
  }

  private static String text(ByteBuffer bytes) throws Tlv.Malformed {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new Tlv.Malformed("content");
    }
  }

  private static String hex(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return HexFormat.of().formatHex(copy);
  }
}
