package imprint.esp.link;

import imprint.finding.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The ports of a Linux, from its own files. */
final class LinuxPorts implements PortDirectory {
  private final Path root;
  private final Predicate<Path> usable;

  /**
   * @param root where /sys, /proc, /dev and /run are
   * @param usable whether this user may read and write that device file
   */
  LinuxPorts(Path root, Predicate<Path> usable) {
    this.root = root;
    this.usable = usable;
  }

  /** This computer's. */
  static LinuxPorts here() {
    return new LinuxPorts(Path.of("/"), file -> Files.isReadable(file) && Files.isWritable(file));
  }

  @Override
  public List<Port> list() {
    return SysFiles.entries(root.resolve("sys/class/tty")).stream()
        .flatMap(tty -> port(tty).stream())
        .sorted(Comparator.comparing(Port::name))
        .toList();
  }

  /** Consoles have no device; an 8250 of type 0 is a place where no port is. */
  private Optional<Port> port(Path tty) {
    String name = "/dev/" + tty.getFileName();
    return SysFiles.line(tty.resolve("type")).equals("0")
        ? Optional.empty()
        : SysFiles.real(tty.resolve("device")).map(device -> port(name, device));
  }

  private static Port port(String name, Path device) {
    return UsbDevice.holding(device)
        .map(
            usb ->
                new Port(
                    name,
                    (usb.fact("manufacturer") + " " + usb.fact("product")).strip(),
                    usb.position(),
                    usb.usbId(),
                    usb.fact("serial")))
        .orElseGet(() -> new Port(name, "", "", "", ""));
  }

  @Override
  public List<PortReport> examine() {
    Processes processes = Processes.of(root.resolve("proc"));
    LinuxPortCheck check = new LinuxPortCheck(root, usable, processes);
    return list().stream()
        .map(port -> new PortReport(port, processes.holder(port.name()), check.findings(port)))
        .toList();
  }

  @Override
  public List<Finding> bridgesWithoutPort() {
    Set<String> withPort =
        list().stream()
            .map(port -> port.position().replaceAll(":.*", ""))
            .collect(Collectors.toSet());
    return SysFiles.entries(root.resolve("sys/bus/usb/devices")).stream()
        .flatMap(link -> SysFiles.real(link).stream())
        .map(folder -> new UsbDevice(folder, 0))
        .filter(usb -> UsbBridges.ids().contains(usb.usbId()))
        .filter(usb -> !withPort.contains(usb.position()))
        .map(
            usb ->
                Finding.warning(
                    "link.bridge-without-port", UsbBridges.of(usb.usbId()).name(), usb.position()))
        .toList();
  }
}
