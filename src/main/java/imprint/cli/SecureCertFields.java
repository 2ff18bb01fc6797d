package imprint.cli;

import imprint.securecert.SecureCertEntry;
import imprint.securecert.SecureCertKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What an entry of the secure cert partition says, for people and machines. */
final class SecureCertFields {
  private SecureCertFields() {}

  static Map<String, Object> of(SecureCertEntry entry, boolean reveal) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("entry", entry.kind().map(SecureCertFields::name).orElse("unknown"));
    fields.put("type", entry.type());
    fields.put("subtype", entry.subtype());
    fields.put("flags", entry.flags());
    boolean open = reveal || !entry.secret();
    fields.put("value", open ? value(entry) : "(" + entry.data().length() + " bytes, hidden)");
    return fields;
  }

  private static String name(SecureCertKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String value(SecureCertEntry entry) {
    return entry.data().use(bytes -> number(entry, bytes));
  }

  /** Numbers in decimal where they have the width of one, all else in hex. */
  private static String number(SecureCertEntry entry, byte[] bytes) {
    SecureCertKind kind = entry.kind().orElse(null);
    ByteBuffer little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (kind == SecureCertKind.DISCRIMINATOR && bytes.length == Short.BYTES) {
      return Integer.toString(little.getShort(0) & 0xFFFF);
    }
    if (kind == SecureCertKind.ITERATION_COUNT && bytes.length == Integer.BYTES) {
      return Integer.toUnsignedString(little.getInt(0));
    }
    return HexFormat.of().formatHex(bytes);
  }
}
