package imprint.cli;

import imprint.finding.Refusal;
import imprint.label.Label;
import imprint.label.LabelContent;
import imprint.label.LabelMaker;
import imprint.label.Layout;
import imprint.label.Rendering;
import imprint.label.ZplOptions;
import imprint.ledger.By;
import imprint.ledger.Ledger;
import imprint.line.Reprint;
import imprint.line.StationSettings;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "render",
    description =
        "Draws a label, of a unit in the ledger or of a payload, as .png, .pdf, .svg or .zpl. Of a"
            + " unit the reason is recorded.")
final class LabelRenderCommand implements Runnable {
  private final Surroundings with;

  @ArgGroup(multiplicity = "1")
  LabelSource source;

  @Mixin LedgerFile ledger;

  @Option(
      names = "--dpi",
      defaultValue = "300",
      paramLabel = "N",
      description = "Dots an inch of the printer (${DEFAULT-VALUE}).")
  int dpi;

  @Mixin LabelTexts texts;

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
    texts.checkCopies();
    LabelWriter writer = LabelWriter.of(out);
    LabelMaker maker = new LabelMaker(Layout.named(texts.layout), dpi);
    LabelSource.OfUnit unit = source.unit;
    if (unit == null) {
      write(writer, maker, texts.content(String.valueOf(source.payload)));
    } else {
      texts.refuseOfPayload();
      try (Ledger open = ledger.open(with)) {
        new Reprint(open, new By(StationSettings.computer(), unit.person))
            .make(
                unit.name,
                unit.reason,
                texts.copies,
                content -> write(writer, maker, content.with(texts.more())));
      }
    }
    with.out().println(out);
  }

  private Path write(LabelWriter writer, LabelMaker maker, LabelContent content) {
    Label label = maker.make(content);
    List<Rendering> pages = maker.pages(Collections.nCopies(texts.copies, label));
    try {
      PrivateFile.write(out, writer.of(pages, ZplOptions.USUAL.with(form)));
      return out;
    } catch (IOException e) {
      throw Refusal.unwritable(out, e);
    }
  }
}
