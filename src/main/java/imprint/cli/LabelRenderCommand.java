package imprint.cli;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.label.Label;
import imprint.label.LabelContent;
import imprint.ledger.Ledger;
import imprint.line.Reprint;
import imprint.matter.OnboardingPayload;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "render",
    description = "Draws a label, of a unit in the ledger or of a payload, as .png or .pdf.")
final class LabelRenderCommand implements Runnable {
  private final Surroundings with;

  @ArgGroup(multiplicity = "1")
  Source source;

  /** Whose label it is. */
  static final class Source {
    @Option(names = "--unit", paramLabel = "SERIAL-or-MAC", description = "A unit in the ledger.")
    @Nullable String unit;

    @Option(names = "--payload", paramLabel = "MT:…", description = "An onboarding payload.")
    @Nullable String payload;
  }

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

  @Option(names = "--out", required = true, paramLabel = "FILE", description = ".png or .pdf.")
  Path out;

  LabelRenderCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    String name = out.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".png") && !name.endsWith(".pdf")) {
      throw Refusal.of("cli.label-kind", out);
    }
    Label label = Label.make(content(), dpi);
    try {
      PrivateFile.write(out, name.endsWith(".png") ? label.png() : label.pdf());
    } catch (IOException e) {
      throw new Refusal(Finding.error("file.unwritable", out, e.getClass().getSimpleName()), e);
    }
    with.out().println(out);
  }

  private LabelContent content() {
    if (source.unit != null) {
      try (Ledger open = ledger.open(with)) {
        return Reprint.content(open, source.unit);
      }
    }
    String qrCode = String.valueOf(source.payload);
    String manualCode = OnboardingPayload.parse(qrCode).manualCode();
    return new LabelContent(product, "", serial, qrCode, manualCode, false);
  }
}
