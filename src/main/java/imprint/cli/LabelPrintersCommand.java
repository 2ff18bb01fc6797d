package imprint.cli;

import imprint.label.print.CommandRunner;
import imprint.label.print.PrinterFile;
import imprint.label.print.PrinterProfile;
import imprint.label.print.PrinterState;
import imprint.label.print.Queues;
import imprint.label.print.SystemCommands;
import imprint.label.print.Watch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "printers",
    description = "Lists the printers of printers.yaml and how they are, and queues without one.")
final class LabelPrintersCommand implements Runnable {
  private final Surroundings with;

  @Option(names = "--json", description = "One JSON object a line.")
  boolean json;

  LabelPrintersCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    CommandRunner commands = new SystemCommands();
    List<PrinterProfile> profiles = PrinterFile.read(with.settings());
    TextTable table = new TextTable("printer", "way", "dpi", "labels", "state", "what to do");
    for (PrinterProfile profile : profiles) {
      PrinterState state = profile.printer(commands, Watch.SYSTEM).state();
      String act = state.hindrance(profile.name()).map(f -> f.nextAct(Locale.ENGLISH)).orElse("");
      String size = profile.mediaSize() + " mm";
      if (json) {
        with.out().println(Json.line(fields(profile, state, act)));
      }
      table.row(
          profile.name(),
          profile.how().toString(),
          Integer.toString(profile.dpi()),
          size,
          state.word(),
          act);
    }
    for (String queue : Queues.without(profiles, commands)) {
      if (json) {
        with.out().println(Json.line(Map.of("how", "cups:" + queue)));
      }
      table.row("", "cups:" + queue, "", "", "", "");
    }
    if (!json) {
      table.print(with.out());
    }
  }

  private static Map<String, Object> fields(
      PrinterProfile profile, PrinterState state, String act) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("printer", profile.name());
    fields.put("how", profile.how().toString());
    fields.put("dpi", profile.dpi());
    fields.put("width", profile.media().width());
    fields.put("height", profile.media().height());
    fields.put("state", state.word());
    fields.put("nextAct", act);
    return fields;
  }
}
