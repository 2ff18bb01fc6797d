package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.link.Port;
import imprint.esp.link.PortDirectory;
import imprint.esp.link.PortReport;
import imprint.esp.link.Ports;
import imprint.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsCommandTest {
  private static final PortReport GOOD =
      new PortReport(
          new Port("/dev/ttyACM0", "Espressif USB JTAG", "1-4", "303A:1001", "A0:B7"),
          PortReport.NOBODY,
          List.of());
  private static final PortReport HELD =
      new PortReport(
          new Port("/dev/ttyUSB0", "CP2102N", "1-2.3", "10C4:EA60", "0001"),
          "minicom (4711)",
          List.of(Finding.error("link.port-held", "/dev/ttyUSB0", "minicom (4711)")));

  @TempDir Path folder;

  private Shell.Result run(List<PortReport> reports, List<Finding> lost, String... words) {
    PortDirectory directory =
        new PortDirectory() {
          @Override
          public List<Port> list() {
            return reports.stream().map(PortReport::port).toList();
          }

          @Override
          public List<PortReport> examine() {
            return reports;
          }

          @Override
          public List<Finding> bridgesWithoutPort() {
            return lost;
          }
        };
    return new Shell(folder, new Ports(Map.of(), directory)).run(words);
  }

  @Test
  void aTableHasOneSentenceForEachProblem() {
    Shell.Result result = run(List.of(GOOD, HELD), List.of(), "ports");
    assertThat(result.code()).isZero();
    assertThat(result.out().lines())
        .hasSize(4)
        .anyMatch(line -> line.matches("/dev/ttyACM0 +1-4 +303A:1001 +USB-Serial/JTAG +Esp.*"))
        .anyMatch(line -> line.matches("/dev/ttyUSB0 +1-2.3 +10C4:EA60 +CP210x +minicom \\(4711.*"))
        .anyMatch(line -> line.startsWith("    The port /dev/ttyUSB0 is open in minicom (4711)."));
  }

  @Test
  void machinesGetOneObjectALine() {
    assertThat(run(List.of(HELD), List.of(), "ports", "--json").out().strip())
        .isEqualTo(
            "{\"name\":\"/dev/ttyUSB0\",\"description\":\"CP2102N\",\"position\":\"1-2.3\","
                + "\"usbId\":\"10C4:EA60\",\"serial\":\"0001\",\"bridge\":\"CP210x\","
                + "\"holder\":\"minicom (4711)\",\"hint\":\"The port /dev/ttyUSB0 is open in minicom"
                + " (4711). Close that program, or end it, then retry.\"}");
  }

  @Test
  void withoutAPortItSaysWhatToDo() {
    Finding lost = Finding.warning("link.bridge-without-port", "CH340", "1-7");
    Shell.Result result = run(List.of(), List.of(lost), "ports");
    assertThat(result.out()).contains("No serial port found");
    assertThat(result.err()).contains("A CH340 is plugged in at 1-7");
    assertThat(run(List.of(), List.of(), "ports", "--json").out()).isEmpty();
  }
}
