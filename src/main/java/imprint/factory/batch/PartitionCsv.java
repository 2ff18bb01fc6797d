package imprint.factory.batch;

import imprint.factory.FactoryEntry;
import imprint.factory.FactoryRow;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A unit's keys as nvs_partition_gen reads them: from this text it makes the unit's image. The
 * values are in the text itself, so that it means the same wherever the folder is; only what the
 * generator would change on its way goes into a file beside it.
 */
final class PartitionCsv {
  static final String NAME = "partition.csv";

  /** Python's csv module refuses longer cells (131072). */
  private static final int LONGEST_CELL = 100_000;

  private final StringBuilder text = new StringBuilder();
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /** The entries of one namespace stand together. */
  PartitionCsv(List<FactoryEntry> entries) {
    row("key", "type", "encoding", "value");
    String open = "";
    for (FactoryEntry entry : entries) {
      if (!entry.namespace().equals(open)) {
        open = entry.namespace();
        row(open, "namespace", "", "");
      }
      put(FactoryRow.stored(entry));
    }
  }

  private void put(FactoryRow row) {
    if (survives(row.value())) {
      row(row.key(), row.type(), row.encoding(), row.value());
      return;
    }
    String file = "value-" + files.size() + ".bin";
    boolean base64 = row.encoding().equals("base64");
    files.put(
        file,
        base64
            ? Base64.getMimeDecoder().decode(row.value())
            : row.value().getBytes(StandardCharsets.UTF_8));
    row(row.key(), "file", base64 ? "binary" : row.encoding(), file);
  }

  /** Files by their names, this text among them. */
  Map<String, byte[]> files() {
    Map<String, byte[]> all = new LinkedHashMap<>(files);
    all.put(NAME, text.toString().getBytes(StandardCharsets.UTF_8));
    return all;
  }

  /**
   * The generator reads with universal newlines, which makes LF of CR, and drops every line that
   * starts with #, inside of quotes too.
   */
  private static boolean survives(String value) {
    return value.indexOf('\r') < 0 && !value.contains("\n#") && value.length() < LONGEST_CELL;
  }

  private void row(String... cells) {
    text.append(CsvText.row(List.of(cells), CsvText.CRLF));
  }
}
