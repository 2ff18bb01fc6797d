package imprint.esp.link;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Turns the name of a port into a {@link Link}, and lists the ports of this computer. */
public final class Ports {
  private final Map<String, Function<String, Plug>> more;
  private final PortDirectory directory;

  /**
   * @param more openers for further schemes, by what a port's name starts with ({@code "sim:"})
   */
  public Ports(Map<String, Function<String, Plug>> more) {
    this(more, directoryHere());
  }

  /**
   * @param directory knows the serial ports
   */
  public Ports(Map<String, Function<String, Plug>> more, PortDirectory directory) {
    this.more = Map.copyOf(more);
    this.directory = directory;
  }

  private static PortDirectory directoryHere() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return system.startsWith("linux") ? LinuxPorts.here() : new LibraryPorts();
  }

  /**
   * Opens {@code name}: {@code socket://host:port}, {@code rfc2217://host:port}, a scheme given at
   * construction, or a serial device, whose driver may hang without harm to others.
   *
   * @throws Refusal when there is no such port or it cannot be had
   */
  public Link open(String name) {
    return plug(name).open();
  }

  /**
   * The place named {@code name}. A board that was gone is found there again: a serial port by
   * where it is plugged in, as its name may have changed.
   *
   * @throws Refusal link.port-not-chosen; opening refuses what cannot be had
   */
  public Plug plug(String name) {
    if (name.isBlank()) {
      throw Refusal.of("link.port-not-chosen");
    }
    if (name.startsWith("socket://")) {
      return () -> SocketLink.open(name);
    }
    if (name.startsWith("rfc2217://")) {
      return () -> Rfc2217Link.open(name);
    }
    for (var scheme : more.entrySet()) {
      if (name.startsWith(scheme.getKey())) {
        return scheme.getValue().apply(name);
      }
    }
    return serial(name);
  }

  private Plug serial(String name) {
    AtomicReference<String> position =
        new AtomicReference<>(find(name).map(Port::position).orElse(""));
    return () -> {
      Optional<Port> now = at(position.get()).or(() -> find(name));
      // whoever waits for a board names its port before it is there
      now.ifPresent(there -> position.compareAndSet("", there.position()));
      String named = now.map(Port::name).orElse(name);
      Bridge bridge = now.map(Port::bridge).orElseGet(() -> UsbBridges.of(""));
      return PatientLink.open(
          named, () -> SerialLink.open(named, bridge), PatientLink.Limits.SERIAL);
    };
  }

  /**
   * The serial port that {@code name} opens, while it is there. A name such as {@code
   * /dev/serial/by-id/…} leads to the device; a place on the network is never listed, nor is a
   * board made of software.
   */
  public Optional<Port> find(String name) {
    String device =
        name.startsWith("/") ? SysFiles.real(Path.of(name)).map(Path::toString).orElse(name) : name;
    return directory.list().stream().filter(port -> port.name().equals(device)).findFirst();
  }

  /** The serial ports of this computer, by name; quick enough to be asked every second. */
  public List<Port> list() {
    return directory.list();
  }

  /**
   * The port that is plugged in at {@code position} now, whatever its name has become.
   *
   * @param position as {@link Port#position}, not empty
   */
  public Optional<Port> at(String position) {
    return position.isEmpty()
        ? Optional.empty()
        : list().stream().filter(port -> port.position().equals(position)).findFirst();
  }

  /** The serial ports with who holds them and what can be said against them. */
  public List<PortReport> examine() {
    return directory.examine();
  }

  /** Known bridges that are plugged in and have no port. */
  public List<Finding> bridgesWithoutPort() {
    return directory.bridgesWithoutPort();
  }
}
