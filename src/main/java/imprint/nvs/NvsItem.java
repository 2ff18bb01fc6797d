package imprint.nvs;

/**
 * A value and where it is filed; prints without the value.
 *
 * @param namespace its name, or {@code #7} where the image does not name namespace 7
 */
public record NvsItem(String namespace, String key, NvsValue value) {
  public NvsType type() {
    return value.type();
  }
}
