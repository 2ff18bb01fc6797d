package imprint.cli;

import imprint.finding.Finding;
import imprint.finding.Printable;
import imprint.finding.Refusal;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsItem;
import imprint.nvs.NvsKey;
import imprint.nvs.NvsPageSummary;
import imprint.nvs.NvsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is in an NVS image or its keys: a table for people, one object a line for machines. */
final class NvsReport {
  private static final int BRIEF = 64;

  private final Surroundings with;
  private final boolean json;
  private final boolean reveal;

  NvsReport(Surroundings with, boolean json, boolean reveal) {
    this.with = with;
    this.json = json;
    this.reveal = reveal;
  }

  /**
   * Prints values, pages and findings.
   *
   * @param keyFile the image's key, where it is encrypted
   * @return the exit code: whether anything is wrong with the image
   */
  int image(byte[] image, @Nullable Path keyFile) {
    try (NvsContents contents = read(image, keyFile)) {
      if (json) {
        contents.items().forEach(item -> with.out().println(Json.line(fields(item))));
        contents.pages().forEach(page -> with.out().println(Json.line(fields(page))));
      } else {
        table(contents.items());
        pages(contents.pages());
      }
      return FindingLines.print(with, json, contents.findings());
    }
  }

  /** Prints a keys partition; the same exit codes. */
  int keys(byte[] partition, String name) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "NVS encryption keys");
    fields.put("dataKey", secret(partition, 0));
    fields.put("tweakKey", secret(partition, NvsKey.LENGTH / 2));
    List<Finding> wrong = new ArrayList<>();
    try {
      NvsKey.read(partition, name).close();
    } catch (Refusal refused) {
      wrong.add(refused.finding());
    }
    if (json) {
      with.out().println(Json.line(fields));
    } else {
      fields.forEach((label, value) -> with.out().printf("%-10s%s%n", label, value));
    }
    return FindingLines.print(with, json, wrong);
  }

  private static NvsContents read(byte[] image, @Nullable Path keyFile) {
    if (keyFile == null) {
      return NvsReader.read(image);
    }
    try (NvsKey key = NvsEncryptCommand.readKey(keyFile)) {
      return NvsReader.read(image, key);
    }
  }

  private String secret(byte[] partition, int from) {
    byte[] half = Arrays.copyOfRange(partition, from, from + NvsKey.LENGTH / 2);
    return reveal ? HexFormat.of().formatHex(half) : "(" + half.length + " bytes, hidden)";
  }

  private Map<String, Object> fields(NvsItem item) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("namespace", item.namespace());
    fields.put("key", item.key());
    fields.put("type", item.type().toString());
    fields.put("size", item.value().size());
    fields.put("value", shown(item, "(" + item.value() + ", hidden)"));
    fields.put("onPage", item.page());
    fields.put("entry", item.entry());
    return fields;
  }

  private static Map<String, Object> fields(NvsPageSummary page) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("page", page.page());
    fields.put("state", page.state());
    if (!page.isEmpty()) {
      fields.put("sequence", page.sequence());
      fields.put("version", page.version());
    }
    fields.put("written", page.written());
    fields.put("erased", page.erased());
    fields.put("free", page.free());
    return fields;
  }

  private String shown(NvsItem item, String otherwise) {
    return reveal || PlainKeys.isPlain(item.namespace(), item.key())
        ? item.value().reveal()
        : otherwise;
  }

  /** Public values may be long too; with --reveal they are shown whole. */
  private String brief(String value) {
    return reveal || value.length() <= BRIEF ? value : value.substring(0, BRIEF) + "…";
  }

  private void table(List<NvsItem> items) {
    if (items.isEmpty()) {
      return;
    }
    TextTable table = new TextTable("namespace", "key", "type", "size", "value");
    for (NvsItem item : items) {
      table.row(
          Printable.line(item.namespace()),
          Printable.line(item.key()),
          item.type().toString(),
          String.valueOf(item.value().size()),
          Printable.line(brief(shown(item, "(hidden)"))));
    }
    table.print(with.out());
    with.out().println();
  }

  /** Empty pages that follow each other share a line. */
  private void pages(List<NvsPageSummary> pages) {
    for (int i = 0; i < pages.size(); i++) {
      NvsPageSummary page = pages.get(i);
      if (!page.isEmpty()) {
        with.out().println(line(page));
        continue;
      }
      int from = i;
      while (i + 1 < pages.size() && pages.get(i + 1).isEmpty()) {
        i++;
      }
      with.out()
          .println(from == i ? "page " + i + ": EMPTY" : "pages " + from + "-" + i + ": EMPTY");
    }
  }

  private static String line(NvsPageSummary page) {
    return "page %d: %s, sequence %d, version %d; entries: %d written, %d erased, %d free"
        .formatted(
            page.page(),
            page.state(),
            page.sequence(),
            page.version(),
            page.written(),
            page.erased(),
            page.free());
  }
}
