package imprint.nvs;

import imprint.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What is in an image, and what is wrong with it. Holds secrets: close it to wipe the blobs. */
public final class NvsContents implements AutoCloseable {
  private final List<NvsItem> items;
  private final List<NvsPageSummary> pages;
  private final List<Finding> findings;

  NvsContents(List<NvsItem> items, List<NvsPageSummary> pages, List<Finding> findings) {
    this.items = List.copyOf(items);
    this.pages = List.copyOf(pages);
    this.findings = List.copyOf(findings);
  }

  /** All values that can be relied on, in the order of the image. */
  public List<NvsItem> items() {
    return items;
  }

  /** All pages in the order of the image. */
  public List<NvsPageSummary> pages() {
    return pages;
  }

  /** Empty for an image as a generator makes it. */
  public List<Finding> findings() {
    return findings;
  }

  /** A copy of the first blob of this name. */
  public Optional<byte[]> blob(String namespace, String key) {
    return find(namespace, key, NvsValue.Blob.class).map(NvsValue.Blob::bytes);
  }

  /** The first number of this name, of any width; of u64 its 64 bits. */
  public OptionalLong number(String namespace, String key) {
    return find(namespace, key, NvsValue.Int.class).stream()
        .mapToLong(NvsValue.Int::bits)
        .findFirst();
  }

  /** The first string of this name, without its closing zero byte. */
  public Optional<String> string(String namespace, String key) {
    return find(namespace, key, NvsValue.Text.class).map(NvsValue.Text::text);
  }

  private <V extends NvsValue> Optional<V> find(String namespace, String key, Class<V> kind) {
    return items.stream()
        .filter(item -> item.namespace().equals(namespace) && item.key().equals(key))
        .map(NvsItem::value)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst();
  }

  @Override
  public void close() {
    for (NvsItem item : items) {
      if (item.value() instanceof NvsValue.Blob blob) {
        blob.wipe();
      }
    }
  }

  @Override
  public String toString() {
    return items.size() + " values, " + findings.size() + " findings";
  }
}
