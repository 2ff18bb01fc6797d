package imprint.esp.link;

import com.fazecast.jSerialComm.SerialPort;
import imprint.finding.Refusal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Turns the name of a port into a {@link Link}, and lists the ports of this computer. */
public final class Ports {
  private final Map<String, Function<String, Link>> more;

  /**
   * @param more openers for further schemes, by what a port's name starts with ({@code "sim:"})
   */
  public Ports(Map<String, Function<String, Link>> more) {
    this.more = Map.copyOf(more);
  }

  /**
   * One serial port.
   *
   * @param position where it is plugged in (USB topology), empty when unknown; it survives
   *     renumbering, the name does not
   * @param usbId {@code VVVV:PPPP} in upper-case hex, empty for a port that is not USB
   */
  public record Port(String name, String description, String position, String usbId) {}

  /**
   * Opens {@code name}: {@code socket://host:port}, a scheme given at construction, or a serial
   * device.
   *
   * @throws Refusal when there is no such port or it cannot be had
   */
  public Link open(String name) {
    if (name.isBlank()) {
      throw Refusal.of("link.port-not-chosen");
    }
    if (name.startsWith("socket://")) {
      return SocketLink.open(name);
    }
    for (var scheme : more.entrySet()) {
      if (name.startsWith(scheme.getKey())) {
        return scheme.getValue().apply(name);
      }
    }
    return SerialLink.open(name);
  }

  /** The place named {@code name}, to be opened when it is needed. Refuses like {@link #open}. */
  public Plug plug(String name) {
    return () -> open(name);
  }

  /** The serial ports of this computer, by name. */
  public List<Port> list() {
    return Arrays.stream(SerialPort.getCommPorts())
        .map(
            port ->
                new Port(
                    port.getSystemPortPath(),
                    port.getDescriptivePortName(),
                    port.getPortLocation().equals("0-0") ? "" : port.getPortLocation(),
                    usbId(port)))
        .sorted(Comparator.comparing(Port::name))
        .toList();
  }

  static String usbId(SerialPort port) {
    return port.getVendorID() < 0
        ? ""
        : "%04X:%04X".formatted(port.getVendorID(), port.getProductID());
  }
}
