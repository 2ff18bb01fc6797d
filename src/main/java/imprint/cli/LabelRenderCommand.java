package imprint.cli;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.label.Label;
import imprint.label.LabelContent;
import imprint.label.LabelMaker;
import imprint.label.Layout;
import imprint.label.Rendering;
import imprint.label.ZplOptions;
import imprint.ledger.Ledger;
import imprint.line.Reprint;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "render",
    description =
        "Draws a label, of a unit in the ledger or of a payload, as .png, .pdf, .svg or .zpl.")
final class LabelRenderCommand implements Runnable {
  private final Surroundings with;

  @ArgGroup(multiplicity = "1")
  LabelSource source;

  @Mixin LedgerFile ledger;

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
      names = "--dpi",
      defaultValue = "300",
      paramLabel = "N",
      description = "Dots an inch of the printer (${DEFAULT-VALUE}).")
  int dpi;

  @Option(
      names = "--vendor",
      defaultValue = "",
      paramLabel = "NAME",
      description = "With --payload: the name of the vendor.")
  String vendor;

  @Option(
      names = "--field",
      paramLabel = "NAME=TEXT",
      description = "What a layout asks for as {mac}, {date} or {field.NAME}; may be repeated.")
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
      description = "How many; sheets are filled with them (${DEFAULT-VALUE}).")
  int copies;

  @Option(
      names = "--zpl",
      defaultValue = "RUN_LENGTH",
      paramLabel = "FORM",
      description =
          "What a .zpl file is made of, one of ${COMPLETION-CANDIDATES}: the first two are the very"
              + " dots, the last one has the letters of the printer (${DEFAULT-VALUE}).")
  ZplOptions.Form form;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = ".png, .pdf, .svg or .zpl.")
  Path out;

  LabelRenderCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    NumberOption.atLeast(1, copies, "--copies");
    LabelWriter writer = LabelWriter.of(out);
    ZplOptions options = ZplOptions.USUAL.with(form);
    LabelMaker maker = new LabelMaker(Layout.named(layout), dpi);
    Label label = maker.make(content());
    List<Rendering> pages = maker.pages(Collections.nCopies(copies, label));
    try {
      PrivateFile.write(out, writer.of(pages, options));
    } catch (IOException e) {
      throw new Refusal(Finding.error("file.unwritable", out, e.getClass().getSimpleName()), e);
    }
    with.out().println(out);
  }

  private LabelContent content() {
    if (source.unit != null) {
      try (Ledger open = ledger.open(with)) {
        return Reprint.content(open, source.unit).with(more());
      }
    }
    return source.content(product, vendor, serial, more());
  }

  private Map<String, String> more() {
    Map<String, String> more = new HashMap<>();
    fields.forEach(
        (name, text) ->
            more.put(name.equals("mac") || name.equals("date") ? name : "field." + name, text));
    return more;
  }
}
