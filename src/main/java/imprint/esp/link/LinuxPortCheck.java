package imprint.esp.link;

import imprint.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What can be said against a port of a Linux: rights, other programs, slow settings. */
record LinuxPortCheck(Path root, Predicate<Path> usable, Processes processes) {
  private static final String MODEM_MANAGER = "ModemManager";
  private static final String BRLTTY = "brltty";

  /** The ids of bridges that braille displays use too, which brltty therefore takes. */
  private static final Set<String> BRAILLE = Set.of("0403:6001", "10C4:EA60", "1A86:7523");

  /** The line in udev's data with which a device is left alone. */
  private static final Set<String> LEFT_ALONE =
      Set.of("E:ID_MM_DEVICE_IGNORE=1", "E:ID_MM_PORT_IGNORE=1");

  List<Finding> findings(Port port) {
    List<Finding> findings = new ArrayList<>();
    Path file = root.resolve(port.name().substring(1));
    Path tty = root.resolve("sys/class/tty").resolve(file.getFileName());
    String holder = processes.holder(port.name());
    if (!Files.exists(file)) {
      findings.add(Finding.error("link.port-no-file", port.name()));
    } else if (!usable.test(file)) {
      findings.add(noRight(port.name(), group(file)));
    }
    if (!holder.equals(PortReport.NOBODY) && !holder.equals(PortReport.UNKNOWN)) {
      findings.add(Finding.error("link.port-held", port.name(), holder));
    }
    if (!port.usbId().isEmpty()) {
      others(port, tty, findings);
    }
    String latency = SysFiles.line(tty.resolve("device/latency_timer"));
    if (!latency.isEmpty() && !latency.equals("1")) {
      findings.add(Finding.note("link.port-latency", port.name(), latency));
    }
    return findings;
  }

  private void others(Port port, Path tty, List<Finding> findings) {
    if (processes.running().contains(MODEM_MANAGER) && !leftAlone(tty)) {
      findings.add(Finding.warning("link.port-modem-manager", port.name()));
    }
    if (processes.running().contains(BRLTTY) && BRAILLE.contains(port.usbId())) {
      findings.add(Finding.warning("link.port-brltty", port.name()));
    }
  }

  private boolean leftAlone(Path tty) {
    // udev keeps what it knows of a character device under its numbers, c188:0
    Path data = root.resolve("run/udev/data/c" + SysFiles.line(tty.resolve("dev")));
    return SysFiles.line(data).lines().anyMatch(LEFT_ALONE::contains);
  }

  /** Nobody is to be made an administrator for a port. */
  static Finding noRight(String port, String group) {
    return group.equals("root")
        ? Finding.error("link.port-administrators", port)
        : Finding.error("link.port-no-right", port, group);
  }

  private static String group(Path file) {
    try {
      return Files.readAttributes(file, PosixFileAttributes.class).group().getName();
    } catch (IOException | UnsupportedOperationException untold) {
      return "dialout";
    }
  }
}
