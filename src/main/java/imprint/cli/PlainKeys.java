package imprint.cli;

import imprint.factory.FactoryEntry;
import java.util.Set;

/** Keys of a factory image that are no secret: the device tells them to anybody who asks. */
final class PlainKeys {
  private static final Set<String> PLAIN =
      Set.of(
          "discriminator",
          "iteration-count",
          "salt",
          "vendor-id",
          "vendor-name",
          "product-id",
          "product-name",
          "hardware-ver",
          "hw-ver-str",
          "mfg-date",
          "product-finish",
          "product-color",
          "part-number",
          "serial-num",
          "dac-cert",
          "dac-pub-key",
          "pai-cert",
          "cert-dclrn",
          "cal-types",
          "product-label",
          "product-url");

  private PlainKeys() {}

  /** Any other key may hold a secret, and so may all of others' namespaces. */
  static boolean isPlain(String namespace, String key) {
    return namespace.equals(FactoryEntry.NAMESPACE) && PLAIN.contains(key);
  }
}
