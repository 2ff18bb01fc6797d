package imprint.cli;

import imprint.ledger.Ledger;
import imprint.ledger.stats.Protection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "protection",
    description =
        "Tells how the keys of a batch of units are protected: fuses of the boards, place of the"
            + " device key, sealed copies.")
final class LedgerProtectionCommand implements Runnable {
  private final Surroundings with;

  @Mixin LedgerFile ledger;

  @Mixin FilterOptions which;

  @Option(names = "--json", description = "One JSON object.")
  boolean json;

  LedgerProtectionCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    Protection protection = new Protection();
    try (Ledger open = ledger.open(with)) {
      protection.of(open.records(), which.filter());
    }
    if (json) {
      with.out().println(Json.line(fields(protection)));
    } else {
      print(protection);
    }
  }

  private void print(Protection protection) {
    TextTable table = new TextTable("units", "protection");
    table.row(Long.toString(protection.units()), "all");
    for (Protection.Aspect aspect : Protection.Aspect.values()) {
      protection
          .counts(aspect)
          .forEach(
              (word, units) -> table.row(Long.toString(units), words(aspect) + ": " + say(word)));
    }
    table.print(with.out());
    if (protection.unbuilt() > 0) {
      with.out().println("Without images, and left out: " + protection.unbuilt());
    }
    if (protection.imported() > 0) {
      with.out().println("Made by other lines, and left out: " + protection.imported());
    }
  }

  private static String words(Protection.Aspect aspect) {
    return switch (aspect) {
      case SECURE_BOOT -> "secure boot";
      case FLASH_ENCRYPTION -> "flash encryption";
      case NVS_ENCRYPTION -> "NVS encryption";
      case DEVICE_KEY -> "device key";
      case SEALED_COPIES -> "sealed copies";
      case EXPORTED -> "secrets exported";
    };
  }

  /** Most words are plain; these need more. */
  private static String say(String word) {
    return switch (word) {
      case Protection.NOT_RECORDED -> "not recorded";
      case "was-on" -> "was on once, and is off";
      case "development" -> "on, in development mode";
      case "release" -> "on, in release mode";
      case "nvs-plain" -> "NVS, not encrypted";
      case "nvs-encrypted" -> "NVS, encrypted";
      case "secure-cert-plain" -> "esp_secure_cert, not encrypted when it was written";
      case "secure-cert-encrypted" -> "esp_secure_cert, encrypted by the chip's flash encryption";
      default -> word;
    };
  }

  private static Map<String, Object> fields(Protection protection) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("units", protection.units());
    fields.put("imported", protection.imported());
    fields.put("unbuilt", protection.unbuilt());
    for (Protection.Aspect aspect : Protection.Aspect.values()) {
      fields.put(name(aspect), protection.counts(aspect));
    }
    return fields;
  }

  /** {@code secureBoot}. */
  private static String name(Protection.Aspect aspect) {
    String[] parts = aspect.name().toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder name = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      name.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i], 1, parts[i].length());
    }
    return name.toString();
  }
}
