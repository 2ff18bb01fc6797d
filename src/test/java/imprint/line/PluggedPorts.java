package imprint.line;

import imprint.esp.link.Port;
import imprint.esp.link.PortDirectory;
import imprint.esp.link.PortReport;
import imprint.finding.Finding;
import java.util.List;
import java.util.Set;

/** The ports of a computer that has none but those of simulated boards. */
record PluggedPorts(Set<String> names) implements PortDirectory {
  static String position(String port) {
    return "9-" + port.substring("sim:".length());
  }

  @Override
  public List<Port> list() {
    return names.stream()
        .sorted()
        .map(name -> new Port(name, "Simulated board", position(name), "303A:1001", ""))
        .toList();
  }

  @Override
  public List<PortReport> examine() {
    return list().stream().map(port -> new PortReport(port, "", List.of())).toList();
  }

  @Override
  public List<Finding> bridgesWithoutPort() {
    return List.of();
  }
}
