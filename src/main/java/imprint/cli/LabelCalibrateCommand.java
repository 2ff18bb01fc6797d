package imprint.cli;

import imprint.finding.Refusal;
import imprint.label.Calibration;
import imprint.label.Rendering;
import imprint.label.Size;
import imprint.label.ZplOptions;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "calibrate",
    description =
        "Draws a label that shows how far a printer prints aside, whether it prints at its size,"
            + " and how far it burns.")
final class LabelCalibrateCommand implements Runnable {
  private static final Pattern SIZE =
      Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3})?)x([0-9]{1,3}(?:\\.[0-9]{1,3})?)");

  private final Surroundings with;

  @Option(
      names = "--dpi",
      defaultValue = "300",
      paramLabel = "N",
      description = "Dots an inch of the printer (${DEFAULT-VALUE}).")
  int dpi;

  @Option(
      names = "--size",
      defaultValue = "50x25",
      paramLabel = "WxH",
      description = "Millimetres of the label (${DEFAULT-VALUE}).")
  String size;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = ".png, .pdf, .svg or .zpl.")
  Path out;

  LabelCalibrateCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    LabelWriter writer = LabelWriter.of(out);
    Matcher matcher = SIZE.matcher(size);
    if (!matcher.matches()) {
      throw Refusal.of("cli.label-size", size);
    }
    Size millimetres =
        new Size(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)));
    Rendering label = Calibration.of(millimetres, dpi);
    try {
      PrivateFile.write(out, writer.of(List.of(label), ZplOptions.USUAL));
    } catch (IOException e) {
      throw Refusal.unwritable(out, e);
    }
    with.out().println(out);
  }
}
