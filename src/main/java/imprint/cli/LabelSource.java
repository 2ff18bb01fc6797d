package imprint.cli;

import imprint.label.LabelContent;
import imprint.matter.OnboardingPayload;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose label it is. */
final class LabelSource {
  @Option(names = "--unit", paramLabel = "SERIAL-or-MAC", description = "A unit in the ledger.")
  @Nullable String unit;

  @Option(names = "--payload", paramLabel = "MT:…", description = "An onboarding payload.")
  @Nullable String payload;

  /** Of the payload; nobody needs a ledger for it. */
  LabelContent content(String product, String vendor, String serial, Map<String, String> more) {
    String qrCode = String.valueOf(payload);
    String manualCode = OnboardingPayload.parse(qrCode).manualCode();
    return new LabelContent(product, vendor, serial, qrCode, manualCode, false, more);
  }
}
