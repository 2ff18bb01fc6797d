package imprint.cli;

import imprint.esp.link.Port;
import imprint.esp.link.PortReport;
import imprint.finding.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "ports",
    description =
        "Lists the serial ports of this computer: USB position, bridge, who has it open, and what"
            + " keeps it from being used.")
final class PortsCommand implements Runnable {
  private final Surroundings with;

  @Option(names = "--json", description = "One JSON object a line.")
  boolean json;

  PortsCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    List<PortReport> reports = with.ports().examine();
    if (json) {
      reports.forEach(report -> with.out().println(Json.line(fields(report))));
    } else {
      print(reports);
    }
    FindingLines.tell(with, with.ports().bridgesWithoutPort());
  }

  private static Map<String, Object> fields(PortReport report) {
    Port port = report.port();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", port.name());
    fields.put("description", port.description());
    fields.put("position", port.position());
    fields.put("usbId", port.usbId());
    fields.put("serial", port.serial());
    fields.put("bridge", port.bridgeName());
    fields.put("holder", report.holder());
    fields.put(
        "hint", report.findings().stream().map(Finding::toString).collect(Collectors.joining(" ")));
    return fields;
  }

  private void print(List<PortReport> reports) {
    if (reports.isEmpty()) {
      with.out().println("No serial port found. Plug a board in, or use sim:esp32c3 to try.");
      return;
    }
    with.out().println(row("PORT", "POSITION", "USB ID", "BRIDGE", "OPEN IN", "DEVICE"));
    for (PortReport report : reports) {
      Port port = report.port();
      with.out()
          .println(
              row(
                  port.name(),
                  port.position(),
                  port.usbId(),
                  port.bridgeName(),
                  report.holder(),
                  (port.description() + " " + port.serial()).strip()));
      report.findings().forEach(finding -> with.out().println("    " + finding));
    }
  }

  private static String row(Object... columns) {
    return "%-14s %-9s %-10s %-18s %-20s %s".formatted(columns).stripTrailing();
  }
}
