package imprint.line;

import imprint.esp.rom.ConsoleFact;
import imprint.esp.rom.ConsoleRules;
import imprint.esp.rom.LinePattern;
import imprint.factory.BootWatch;
import imprint.factory.Product;
import imprint.matter.OnboardingPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the console of one unit's application is held against. */
record UnitConsole(Product product, String serialNumber, OnboardingPayload payload) {
  /** Values that no other unit of the product has. */
  static final Set<String> OWN =
      Set.of("discriminator", "serial-number", "passcode", "qr-code", "manual-code");

  /** The value that Matter firmware prints and that its factory data alone can give it. */
  private static final Set<String> USUALLY_REQUIRED = Set.of("discriminator");

  /**
   * Where connectedhomeip prints the values: GenericConfigurationManagerImpl (LogDeviceConfig),
   * Advertiser_ImplMinimalMdns, OnboardingCodesUtil.
   */
  private static final Map<String, List<String>> MATTER =
      Map.of(
          "discriminator",
          List.of(
              "Setup Discriminator \\(0xFFFF for UNKNOWN/ERROR\\): (\\d{1,5}(?: \\(0x[0-9A-Fa-f]{1,4}\\))?)",
              "Advertise commission parameter .{0,60}discriminator=(\\d{1,5})/"),
          "serial-number",
          List.of("(?:\\[DL\\]|:DL:).{0,12}Serial Number: (.{1,64})"),
          "vendor-id",
          List.of("Vendor Id: (\\d{1,5}(?: \\(0x[0-9A-Fa-f]{1,4}\\))?)"),
          "product-id",
          List.of("Product Id: (\\d{1,5}(?: \\(0x[0-9A-Fa-f]{1,4}\\))?)"),
          "passcode",
          List.of("Setup Pin Code \\(0 for UNKNOWN/ERROR\\): (\\d{1,9})"),
          "qr-code",
          List.of("SetupQRCode: \\[(MT:[0-9A-Z.-]{19,200})\\]"),
          "manual-code",
          List.of("Manual pairing code: \\[([0-9-]{11,26})\\]"));

  ConsoleRules rules() {
    BootWatch boot = product.boot();
    boolean nothingAsked = boot.accept().isEmpty() && boot.agree().isEmpty();
    return new ConsoleRules(
        facts(),
        nothingAsked ? USUALLY_REQUIRED : boot.agree().keySet(),
        patterns("boot.accept", boot.accept()),
        rejects(),
        patterns("boot.ignore", boot.ignore()),
        product.target().partition(),
        !boot.examplePasscode());
  }

  private List<ConsoleFact> facts() {
    ConsoleJudges judges = new ConsoleJudges(payload, product.boot().examplePasscode());
    return List.of(
        fact(
            "discriminator",
            String.valueOf(payload.discriminator().value()),
            ConsoleJudges.number(payload.discriminator().value(), 0xFFFF)),
        fact("serial-number", serialNumber, judges.text(serialNumber)),
        fact(
            "vendor-id",
            product.vendorId().toString(),
            ConsoleJudges.number(product.vendorId().value(), 0)),
        fact(
            "product-id",
            product.productId().toString(),
            ConsoleJudges.number(product.productId().value(), 0)),
        fact("passcode", "", judges::passcode),
        fact("qr-code", "", judges::qrCode),
        fact("manual-code", "", judges::manualCode));
  }

  private ConsoleFact fact(String name, String expected, ConsoleFact.Judge judge) {
    String own = product.boot().agree().get(name);
    List<LinePattern> patterns =
        own == null
            ? patterns("", MATTER.getOrDefault(name, List.of()))
            : List.of(LinePattern.of("boot.agree." + name, own));
    return new ConsoleFact(name, patterns, expected, judge);
  }

  private List<ConsoleRules.Reject> rejects() {
    List<ConsoleRules.Reject> rejects = new ArrayList<>();
    for (BootWatch.Reject reject : product.boot().reject()) {
      String field = "boot.reject[" + (rejects.size() + 1) + "]";
      rejects.add(new ConsoleRules.Reject(LinePattern.of(field, reject.pattern()), reject.says()));
    }
    return rejects;
  }

  private static List<LinePattern> patterns(String field, List<String> regexes) {
    return regexes.stream().map(regex -> LinePattern.of(field, regex)).toList();
  }
}
