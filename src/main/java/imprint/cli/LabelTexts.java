package imprint.cli;

import imprint.label.LabelContent;
import imprint.matter.OnboardingPayload;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What a label looks like, and what it says beside the codes. */
final class LabelTexts {
  @Option(
      names = "--serial",
      defaultValue = "-",
      paramLabel = "S",
      description = "With --payload: the serial number.")
  String serial;

  @Option(
      names = "--product",
      defaultValue = "Matter device",
      paramLabel = "NAME",
      description = "With --payload: the product's name (${DEFAULT-VALUE}).")
  String product;

  @Option(
      names = "--vendor",
      defaultValue = "",
      paramLabel = "NAME",
      description = "With --payload: the name of the vendor.")
  String vendor;

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
      description = "How many of each; sheets are filled with them (${DEFAULT-VALUE}).")
  int copies;

  /** Of a payload; nobody needs a ledger for it. */
  LabelContent content(String payload) {
    String manualCode = OnboardingPayload.parse(payload).manualCode();
    return new LabelContent(product, vendor, serial, payload, manualCode, false, more());
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
