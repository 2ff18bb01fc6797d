package imprint.nvs;

/**
 * A value and where it is filed; prints without the value.
 *
 * @param namespace its name, or {@code #7} where the image does not name namespace 7
 * @param page its place in the image, from 0
 * @param entry of the page, from 0; of a blob in pieces that of its index
 */
public record NvsItem(String namespace, String key, NvsValue value, int page, int entry) {
  public NvsType type() {
    return value.type();
  }
}
