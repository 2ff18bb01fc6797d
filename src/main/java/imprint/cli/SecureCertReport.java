package imprint.cli;

import imprint.securecert.SecureCertContents;
import imprint.securecert.SecureCertEntry;
import imprint.securecert.SecureCertReader;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is in an esp_secure_cert image: a table for people, one object a line for machines. */
final class SecureCertReport {
  private static final int BRIEF = 32;

  private final Surroundings with;
  private final boolean json;
  private final boolean reveal;

  SecureCertReport(Surroundings with, boolean json, boolean reveal) {
    this.with = with;
    this.json = json;
    this.reveal = reveal;
  }

  /**
   * Prints entries and findings.
   *
   * @return the exit code: whether anything is wrong with the image
   */
  int image(byte[] image) {
    try (SecureCertContents contents = SecureCertReader.read(image)) {
      if (json) {
        contents.entries().forEach(entry -> with.out().println(Json.line(fields(entry))));
      } else {
        TextTable table = new TextTable("entry", "flags", "size", "value");
        for (SecureCertEntry entry : contents.entries()) {
          String value = value(entry);
          boolean whole = reveal || value.length() <= 2 * BRIEF;
          table.row(
              entry.name(),
              "0x%02x".formatted(entry.flags()),
              Integer.toString(entry.length()),
              whole ? value : value.substring(0, 2 * BRIEF) + "…");
        }
        table.print(with.out());
      }
      return FindingLines.print(with, json, contents.findings());
    }
  }

  private Map<String, Object> fields(SecureCertEntry entry) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("entry", entry.name());
    fields.put("type", entry.type());
    fields.put("subtype", entry.subtype());
    fields.put("flags", entry.flags());
    fields.put("size", entry.length());
    fields.put("value", value(entry));
    return fields;
  }

  /** Hexadecimal; what is not known may be secret too. */
  private String value(SecureCertEntry entry) {
    boolean open = reveal || entry.kind().filter(kind -> !kind.secret()).isPresent();
    return open ? HexFormat.of().formatHex(entry.data()) : "(" + entry.length() + " bytes, hidden)";
  }
}
