package imprint.cli;

import imprint.finding.Refusal;
import imprint.label.LabelContent;
import imprint.matter.OnboardingPayload;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a label looks like, and what it says beside the codes. */
final class LabelTexts {
  private static final int MOST = 9_999;

  @Option(
      names = "--serial",
      paramLabel = "S",
      description = "With --payload: the serial number (-).")
  @Nullable String serial;

  @Option(
      names = "--product",
      paramLabel = "NAME",
      description = "With --payload: the product's name (Matter device).")
  @Nullable String product;

  @Option(
      names = "--vendor",
      paramLabel = "NAME",
      description = "With --payload: the name of the vendor.")
  @Nullable String vendor;

  @Option(
      names = "--field",
      paramLabel = "NAME=TEXT",
      description =
          "What a layout asks for as {date} or {field.NAME}, and {mac} with --payload; may be"
              + " repeated.")
  Map<String, String> fields = new HashMap<>();

  @Option(
      names = "--layout",
      defaultValue = "standard",
      paramLabel = "FILE-or-NAME",
      description = "A label.yaml, or one of standard, body, carton (${DEFAULT-VALUE}).")
  String layout;

  @Option(
      names = "--copies",
      defaultValue = "1",
      paramLabel = "N",
      description = "How many of each, 1 to 9999; sheets are filled with them (${DEFAULT-VALUE}).")
  int copies;

  /** Of a payload; nobody needs a ledger for it. */
  LabelContent content(String payload) {
    String manualCode = OnboardingPayload.parse(payload).manualCode();
    return new LabelContent(
        product == null ? "Matter device" : product,
        vendor == null ? "" : vendor,
        serial == null ? "-" : serial,
        payload,
        manualCode,
        false,
        more());
  }

  /**
   * Of a unit the ledger knows all of this.
   *
   * @throws Refusal cli.option-needs
   */
  void refuseOfPayload() {
    refuse("--serial", serial);
    refuse("--product", product);
    refuse("--vendor", vendor);
  }

  private static void refuse(String option, @Nullable String given) {
    if (given != null) {
      throw Refusal.of("cli.option-needs", option, "--payload");
    }
  }

  /**
   * @throws Refusal cli.number-outside
   */
  void checkCopies() {
    NumberOption.within(1, MOST, copies, "--copies");
  }

  /** As {@link LabelContent#more}. */
  Map<String, String> more() {
    Map<String, String> more = new HashMap<>();
    fields.forEach(
        (name, text) ->
            more.put(name.equals("mac") || name.equals("date") ? name : "field." + name, text));
    return more;
  }
}
