package imprint.attestation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Writes TLV, every number and length in as few bytes as it needs. */
final class TlvWriter {
  private static final int END = 0x18;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private TlvWriter() {}

  static byte[] write(Tlv element) {
    TlvWriter writer = new TlvWriter();
    writer.put(element);
    return writer.out.toByteArray();
  }

  private void put(Tlv element) {
    switch (element) {
      case Tlv.Unsigned(int tag, long value) -> head(0x04, tag, value);
      case Tlv.Text(int tag, String value) ->
          bytes(0x0C, tag, value.getBytes(StandardCharsets.UTF_8));
      case Tlv.Octets(int tag, String hex) -> bytes(0x10, tag, HexFormat.of().parseHex(hex));
      case Tlv.Structure(int tag, List<Tlv> members) -> container(0x15, tag, members);
      case Tlv.Array(int tag, List<Tlv> members) -> container(0x16, tag, members);
    }
  }

  private void bytes(int type, int tag, byte[] value) {
    head(type, tag, value.length);
    out.writeBytes(value);
  }

  /** Control byte, tag and the number (or length), little endian. */
  private void head(int type, int tag, long number) {
    int widthExponent = number <= 0xFF ? 0 : number <= 0xFFFF ? 1 : number <= 0xFFFF_FFFFL ? 2 : 3;
    control(type + widthExponent, tag);
    for (int i = 0; i < 1 << widthExponent; i++) {
      out.write((int) (number >> (8 * i)));
    }
  }

  private void container(int type, int tag, List<Tlv> members) {
    control(type, tag);
    members.forEach(this::put);
    out.write(END);
  }

  private void control(int type, int tag) {
    if (tag == Tlv.ANONYMOUS) {
      out.write(type);
    } else {
      out.write(0x20 | type);
      out.write(tag);
    }
  }
}
