package imprint.factory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import imprint.attestation.KeyPlace;
import imprint.attestation.TokenUri;
import imprint.finding.InputFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A product as the text of its file, in the order in which a person would write it. */
final class ProductText {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .build());

  private ProductText() {}

  static byte[] of(Product product, Path folder) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("vendor-id", product.vendorId().toString());
    fields.put("vendor-name", product.vendorName());
    fields.put("product-id", product.productId().toString());
    fields.put("product-name", product.productName());
    putIfSet(fields, "part-number", product.partNumber());
    putIfSet(fields, "product-label", product.productLabel());
    fields.put("hardware-version", product.hardwareVersion());
    fields.put("hardware-version-string", product.hardwareVersionString());
    if (!product.details().equals(DeviceDetails.NONE)) {
      fields.put("device", DeviceFields.text(product.details()));
    }
    fields.put("credentials", credentials(product.credentials(), folder));
    fields.put("data", data(product.data(), folder));
    fields.put("target", target(product.target(), folder));
    if (!product.boot().equals(BootWatch.USUAL)) {
      fields.put("boot", BootFields.text(product.boot()));
    }
    fields.put("label", label(product, folder));
    if (product.keep() != Product.Keep.SEALED) {
      fields.put("keep", word(ProductFields.KEEPS, product.keep()));
    }
    try {
      return YAML.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> label(Product product, Path folder) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dpi", product.labelDpi());
    String layout = product.labelLayout();
    if (!layout.equals(Product.USUAL_LAYOUT)) {
      fields.put(
          "layout",
          ProductFields.isName(layout) ? layout : InputFile.named(Path.of(layout), folder));
    }
    return fields;
  }

  private static Map<String, Object> credentials(Product.Credentials files, Path folder) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("pai-certificate", InputFile.named(files.paiCertificate(), folder));
    fields.put("pai-key", key(files.paiKey(), folder));
    fields.put(
        "certification-declaration", InputFile.named(files.certificationDeclaration(), folder));
    Path paa = files.paaCertificate();
    putIfSet(fields, "paa-certificate", paa == null ? null : InputFile.named(paa, folder));
    Path signer = files.cdSignerCertificate();
    putIfSet(
        fields, "cd-signer-certificate", signer == null ? null : InputFile.named(signer, folder));
    return fields;
  }

  private static Map<String, Object> data(Product.Data data, Path folder) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("iterations", data.iterations());
    fields.put("commissioning-flow", word(ProductFields.FLOWS, data.flow()));
    fields.put("discovery", word(ProductFields.DISCOVERIES, data.discovery()));
    fields.put("serial-number", data.serialNumber().text());
    fields.put("rotating-device-id", data.rotatingDeviceId());
    fields.put("dac-lifetime-days", data.dacLifetimeDays());
    putIfSet(fields, "manufacturing-date", data.manufacturingDate().text().orElse(null));
    Path own = data.ownKeys();
    putIfSet(fields, "own-keys", own == null ? null : InputFile.named(own, folder));
    return fields;
  }

  private static Map<String, Object> target(Product.Target target, Path folder) {
    Map<String, Object> fields = new LinkedHashMap<>();
    putIfSet(fields, "chip", target.chip());
    fields.put("partition", target.partition());
    if (target.storage().usesSecureCert()) {
      fields.put("storage", word(ProductFields.STORAGES, target.storage()));
      fields.put("secure-cert-partition", target.secureCertPartition());
    }
    putIfSet(fields, "nvs-keys-partition", target.nvsKeysPartition());
    Path keys = target.flashKeys();
    putIfSet(fields, "flash-keys", keys == null ? null : InputFile.named(keys, folder));
    Path table = target.partitionTable();
    putIfSet(fields, "partition-table", table == null ? null : InputFile.named(table, folder));
    if (target.partitionTableOffset() != Product.Target.USUAL_TABLE_OFFSET) {
      fields.put("partition-table-offset", "0x%x".formatted(target.partitionTableOffset()));
    }
    return fields;
  }

  private static void putIfSet(Map<String, Object> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  /** What product.yaml calls the value. */
  static <T> String word(Map<String, T> words, T value) {
    return words.entrySet().stream()
        .filter(entry -> entry.getValue().equals(value))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private static String key(KeyPlace key, Path folder) {
    return switch (key) {
      case KeyPlace.InFile(Path file) -> InputFile.named(file, folder);
      case KeyPlace.OnToken(TokenUri uri) -> uri.text();
    };
  }
}
