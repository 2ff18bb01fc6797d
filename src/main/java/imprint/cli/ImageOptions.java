package imprint.cli;

import imprint.factory.StorageLayout;
import imprint.factory.batch.ImageKey;
import imprint.factory.batch.Images;
import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsKey;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which images are made, and how. */
final class ImageOptions {
  private static final int LARGEST_KEY = 4096;
  private static final String PERIPHERAL_CHIP = "esp32h2";

  @Option(
      names = {"-s", "--size"},
      paramLabel = "BYTES",
      defaultValue = "0x6000",
      converter = IntegerText.Converter.class,
      description = "Of the NVS partition, a multiple of 4096 (${DEFAULT-VALUE}).")
  IntegerText size;

  @Option(
      names = {"-e", "--encrypt"},
      description = "Encrypt the NVS image; each unit gets a keys partition with a key of its own.")
  boolean encrypt;

  @Option(
      names = "--nvs-key",
      paramLabel = "FILE",
      description = "Encrypt with this key instead: 64 bytes, or a keys partition.")
  @Nullable Path nvsKey;

  @Option(
      names = "--nvs-hmac-key",
      paramLabel = "FILE",
      description = "Encrypt with the key that the device derives from this eFuse key: 32 bytes.")
  @Nullable Path hmacKey;

  @Option(names = "--no-bin", description = "Make no NVS image.")
  boolean noNvs;

  @Option(names = "--no-secure-cert-bin", description = "Make no esp_secure_cert image.")
  boolean noSecureCert;

  @Option(names = "--dac-in-secure-cert", description = "Keep DAC and PAI in esp_secure_cert.")
  boolean dacInSecureCert;

  @Option(
      names = "--commissionable-data-in-secure-cert",
      description = "Keep discriminator, salt, verifier and iteration count there too.")
  boolean commissionableInSecureCert;

  @Option(
      names = "--rd-id-uid-in-secure-cert",
      description = "Keep the rotating device id there too.")
  boolean rdIdInSecureCert;

  @Option(
      names = "--target",
      paramLabel = "CHIP",
      defaultValue = "esp32",
      description = "The chip (${DEFAULT-VALUE}); matters with --ds-peripheral only.")
  String target;

  @Option(
      names = {"-ds", "--ds-peripheral"},
      description =
          "The DAC key is in an eFuse of an esp32h2 and its ECDSA peripheral uses it: the image"
              + " names the eFuse and has no key.")
  boolean peripheral;

  @Option(
      names = "--efuse-key-id",
      paramLabel = "N",
      converter = IntegerText.Converter.class,
      description = "Which eFuse key block, 0 to 5; with --ds-peripheral.")
  @Nullable IntegerText efuseKey;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      hidden = true,
      description = "Burning eFuses is not done here.")
  @Nullable String port;

  boolean allInSecureCert() {
    return commissionableInSecureCert || rdIdInSecureCert;
  }

  /**
   * @param attests whether units have a DAC
   */
  Images read(boolean attests, boolean dynamicPasscode, List<Finding> findings) {
    StorageLayout layout = layout(attests, dynamicPasscode);
    if (layout.usesSecureCert() && noSecureCert) {
      findings.add(Finding.warning("generate.in-no-image"));
    }
    int bytes = (int) size.within(NvsImage.PAGE, NvsImage.MAX_SIZE, "--size");
    if (bytes % NvsImage.PAGE != 0) {
      throw Refusal.of("nvs.size", bytes);
    }
    if (!noNvs) {
      NvsImage.readOnly(bytes).ifPresent(findings::add);
    }
    OptionalInt efuse = efuse();
    efuse.ifPresent(block -> findings.add(Finding.warning("generate.peripheral-key", block)));
    return new Images(bytes, key(), !noNvs, layout, !noSecureCert, efuse);
  }

  private StorageLayout layout(boolean attests, boolean dynamicPasscode) {
    if (allInSecureCert() && !(dacInSecureCert && commissionableInSecureCert && rdIdInSecureCert)) {
      throw Refusal.of("generate.secure-cert-parts");
    }
    if (dacInSecureCert && !attests) {
      throw Refusal.of("generate.secure-cert-without-dac");
    }
    if (allInSecureCert() && dynamicPasscode) {
      throw Refusal.of("generate.secure-cert-dynamic");
    }
    if (!dacInSecureCert) {
      return StorageLayout.NVS;
    }
    return allInSecureCert() ? StorageLayout.ALL_IN_SECURE_CERT : StorageLayout.DAC_IN_SECURE_CERT;
  }

  private OptionalInt efuse() {
    if (port != null) {
      throw Refusal.of("generate.burn");
    }
    if (!peripheral && efuseKey == null) {
      return OptionalInt.empty();
    }
    if (!peripheral || efuseKey == null) {
      throw Refusal.of("cli.both", "--ds-peripheral", "--efuse-key-id");
    }
    if (!target.equals(PERIPHERAL_CHIP)) {
      throw Refusal.of("generate.peripheral-chip", target);
    }
    if (!dacInSecureCert) {
      throw Refusal.of("generate.peripheral-layout");
    }
    return OptionalInt.of((int) efuseKey.within(0, 5, "--efuse-key-id"));
  }

  private ImageKey key() {
    if (nvsKey != null && hmacKey != null) {
      throw Refusal.of("cli.either", "--nvs-key", "--nvs-hmac-key");
    }
    if (nvsKey != null) {
      byte[] content = InputFile.read(nvsKey, LARGEST_KEY);
      try {
        return new ImageKey.Given(NvsKey.read(content, nvsKey.toString()), true);
      } finally {
        Arrays.fill(content, (byte) 0);
      }
    }
    if (hmacKey != null) {
      byte[] content = InputFile.read(hmacKey, LARGEST_KEY);
      try {
        return new ImageKey.Given(NvsKey.ofHmac(content), false);
      } finally {
        Arrays.fill(content, (byte) 0);
      }
    }
    return encrypt ? new ImageKey.New() : new ImageKey.None();
  }
}
