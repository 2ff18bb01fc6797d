package imprint.factory;

import imprint.secret.Secret;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key of a unit as a row of Espressif's CSV files: {@code key,type,encoding,value}. Does not
 * print its value.
 */
public record FactoryRow(String key, String type, String encoding, String value) {
  private static final String DATA = "data";

  /** With the value itself, so that the row means the same wherever its file lies. */
  public static FactoryRow stored(FactoryEntry entry) {
    return switch (entry) {
      case FactoryEntry.Filed(String key, Secret value, String _) ->
          new FactoryRow(key, DATA, "base64", base64(value));
      case FactoryEntry.Own own -> new FactoryRow(own.key(), DATA, own.encoding(), own.value());
      case FactoryEntry.U32 _,
          FactoryEntry.Text _,
          FactoryEntry.Bytes _,
          FactoryEntry.Base64Text _ ->
          listed(entry);
    };
  }

  /** As a list of units has it: what lies in a file is named by it. */
  public static FactoryRow listed(FactoryEntry entry) {
    return switch (entry) {
      case FactoryEntry.U32(String key, long value) ->
          new FactoryRow(key, DATA, "u32", Long.toString(value));
      case FactoryEntry.Text(String key, String value) ->
          new FactoryRow(key, DATA, "string", value);
      case FactoryEntry.Bytes(String key, Secret value) ->
          new FactoryRow(key, DATA, "hex2bin", value.use(HexFormat.of()::formatHex));
      case FactoryEntry.Filed(String key, Secret _, String file) ->
          new FactoryRow(key, "file", "binary", file);
      case FactoryEntry.Base64Text(String key, Secret value) ->
          new FactoryRow(key, DATA, "string", base64(value));
      case FactoryEntry.Own(String _, String key, var listed, String _, String _, String _) ->
          new FactoryRow(key, listed.type(), listed.encoding(), listed.cell());
    };
  }

  private static String base64(Secret value) {
    return value.use(bytes -> Base64.getEncoder().encodeToString(bytes));
  }

  @Override
  public String toString() {
    return key;
  }
}
