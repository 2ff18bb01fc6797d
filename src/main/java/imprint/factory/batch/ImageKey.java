package imprint.factory.batch;

import imprint.nvs.NvsKey;

/** With what an NVS image is encrypted. */
public sealed interface ImageKey {
  /** Not at all. */
  record None() implements ImageKey {}

  /** With a new key for each unit, which goes into its keys partition. */
  record New() implements ImageKey {}

  /**
   * With this key.
   *
   * @param partition whether units get a keys partition; not where the device derives the key from
   *     an eFuse
   */
  record Given(NvsKey key, boolean partition) implements ImageKey {}
}
