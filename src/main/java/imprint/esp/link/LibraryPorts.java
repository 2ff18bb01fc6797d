package imprint.esp.link;

import com.fazecast.jSerialComm.SerialPort;
import imprint.finding.Finding;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The ports as jSerialComm lists them, for the systems whose own files we do not read. */
final class LibraryPorts implements PortDirectory {
  /** macOS has two files for each port; opening this one waits for a carrier that never comes. */
  private static final String WAITS_FOR_CARRIER = "/dev/tty.";

  @Override
  public List<Port> list() {
    return Arrays.stream(SerialPort.getCommPorts())
        .filter(port -> !port.getSystemPortPath().startsWith(WAITS_FOR_CARRIER))
        .map(LibraryPorts::port)
        .sorted(Comparator.comparing(Port::name))
        .toList();
  }

  private static Port port(SerialPort port) {
    String path = port.getSystemPortPath();
    return new Port(
        path.startsWith("/") ? path : port.getSystemPortName(),
        port.getDescriptivePortName(),
        known(port.getPortLocation(), "0-0"),
        usbId(port),
        known(port.getSerialNumber(), "Unknown"));
  }

  private static String known(String told, String unknown) {
    return told.equalsIgnoreCase(unknown) ? "" : told;
  }

  static String usbId(SerialPort port) {
    return port.getVendorID() < 0
        ? ""
        : "%04X:%04X".formatted(port.getVendorID(), port.getProductID());
  }

  @Override
  public List<PortReport> examine() {
    return list().stream()
        .map(port -> new PortReport(port, PortReport.UNKNOWN, List.of()))
        .toList();
  }

  @Override
  public List<Finding> bridgesWithoutPort() {
    return List.of();
  }
}
