package imprint.cli;

import imprint.esp.link.Ports.Port;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "ports", description = "Lists the serial ports of this computer.")
final class PortsCommand implements Runnable {
  private final Surroundings with;

  @Option(names = "--json", description = "One JSON object a line.")
  boolean json;

  PortsCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    List<Port> ports = with.ports().list();
    if (ports.isEmpty() && !json) {
      with.out().println("No serial port found. Plug a board in, or use sim:esp32c3 to try.");
    }
    for (Port port : ports) {
      if (json) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", port.name());
        fields.put("description", port.description());
        fields.put("position", port.position());
        fields.put("usbId", port.usbId());
        with.out().println(Json.line(fields));
      } else {
        with.out()
            .printf(
                "%-20s %-10s %-9s %s%n",
                port.name(), port.position(), port.usbId(), port.description());
      }
    }
  }
}
