package imprint.esp.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "file names with colons")
class LinuxPortsTest {
  private static final String USB = "sys/devices/pci0000:00/usb1/";

  @TempDir Path root;

  private final Set<Path> forbidden = new HashSet<>();
  private LinuxPorts directory;
  private Ports ports;

  @BeforeEach
  void plugIn() throws IOException {
    directory = new LinuxPorts(root, file -> !forbidden.contains(file));
    ports = new Ports(Map.of(), directory);
    Files.createDirectories(root.resolve("proc"));
    device("1-2", "1d6b", "0002");
    device("1-2/1-2.3", "10c4", "ea60");
    put(USB + "1-2/1-2.3/manufacturer", "Silicon Labs");
    put(USB + "1-2/1-2.3/product", "CP2102N USB to UART");
    put(USB + "1-2/1-2.3/serial", "0001");
    tty("ttyUSB0", USB + "1-2/1-2.3/1-2.3:1.0/ttyUSB0", "188:0");
  }

  @Test
  void aPortIsDescribedByItsUsbDevice() {
    assertThat(ports.list())
        .containsExactly(
            new Port(
                "/dev/ttyUSB0", "Silicon Labs CP2102N USB to UART", "1-2.3", "10C4:EA60", "0001"));
    assertThat(ports.list().getFirst().bridgeName()).isEqualTo("CP210x");
  }

  @Test
  void twoInterfacesOfOneDeviceAreTwoPositions() throws IOException {
    device("1-5", "0403", "6010");
    tty("ttyUSB1", USB + "1-5/1-5:1.0/ttyUSB1", "188:1");
    tty("ttyUSB2", USB + "1-5/1-5:1.1/ttyUSB2", "188:2");
    assertThat(ports.at("1-5")).map(Port::name).contains("/dev/ttyUSB1");
    assertThat(ports.at("1-5:1")).map(Port::name).contains("/dev/ttyUSB2");
  }

  @Test
  void aPortIsFoundAgainByItsPositionUnderAnotherName() throws IOException {
    assertThat(ports.at("1-2.3")).map(Port::name).contains("/dev/ttyUSB0");
    Files.delete(root.resolve("sys/class/tty/ttyUSB0"));
    assertThat(ports.at("1-2.3")).isEmpty();
    tty("ttyACM1", USB + "1-2/1-2.3/1-2.3:1.0", "166:1");
    assertThat(ports.at("1-2.3")).map(Port::name).contains("/dev/ttyACM1");
  }

  /** Who waits for a board names its port before there is one. */
  @Test
  void aPortThatWasNotThereYetIsFoundAgainByItsPositionToo() throws IOException {
    Plug plug = ports.plug("/dev/ttyACM7");
    assertThat(opened(plug)).contains("/dev/ttyACM7");
    device("1-9", "303a", "1001");
    tty("ttyACM7", USB + "1-9/1-9:1.0", "166:7");
    assertThat(opened(plug)).contains("/dev/ttyACM7");
    Files.delete(root.resolve("sys/class/tty/ttyACM7"));
    tty("ttyACM8", USB + "1-9/1-9:1.0", "166:8");
    assertThat(opened(plug)).contains("/dev/ttyACM8");
  }

  /** Of the port that was asked for; none of them is at this computer. */
  private static List<String> opened(Plug plug) {
    return catchThrowableOfType(Refusal.class, plug::open).finding().arguments();
  }

  @Test
  void anEmptyPositionIsNoPosition() throws IOException {
    tty("ttyAMA0", "sys/devices/platform/serial", "204:64");
    assertThat(ports.list()).extracting(Port::position).contains("");
    assertThat(ports.at("")).isEmpty();
  }

  @Test
  void consolesAndPlacesWithoutAPortAreNone() throws IOException {
    Files.createDirectories(root.resolve("sys/devices/virtual/tty/tty0"));
    Files.createSymbolicLink(
        root.resolve("sys/class/tty/tty0"), root.resolve("sys/devices/virtual/tty/tty0"));
    tty("ttyS0", "sys/devices/platform/serial8250", "4:64");
    put("sys/class/tty/ttyS0/type", "0");
    assertThat(ports.list()).extracting(Port::name).containsExactly("/dev/ttyUSB0");
  }

  @Test
  void nothingIsSaidAgainstAGoodPort() {
    assertThat(ports.examine())
        .containsExactly(new PortReport(ports.list().getFirst(), PortReport.NOBODY, List.of()));
    assertThat(ports.bridgesWithoutPort()).isEmpty();
  }

  @Test
  void whoHasItOpenIsNamed() throws IOException {
    process(71, "bash", "/dev/pts/0");
    process(4711, "minicom", "/dev/ttyUSB0");
    assertThat(report().holder()).isEqualTo("minicom (4711)");
    assertThat(codes()).containsExactly("link.port-held");
  }

  @Test
  void aProcessThatCannotBeLookedIntoMayHoldIt() throws IOException {
    put("proc/1/comm", "systemd");
    assertThat(report().holder()).isEqualTo(PortReport.UNKNOWN);
    assertThat(codes()).isEmpty();
  }

  @Test
  void aMissingRightNamesTheGroup() throws IOException {
    Path file = root.resolve("dev/ttyUSB0");
    forbidden.add(file);
    String group = Files.readAttributes(file, PosixFileAttributes.class).group().getName();
    assertThat(report().findings()).containsExactly(LinuxPortCheck.noRight("/dev/ttyUSB0", group));
  }

  @Test
  void nobodyIsAdvisedToBecomeAnAdministrator() {
    assertThat(LinuxPortCheck.noRight("/dev/ttyACM0", "uucp").arguments())
        .containsExactly("/dev/ttyACM0", "uucp");
    assertThat(LinuxPortCheck.noRight("/dev/ttyACM0", "root").code())
        .isEqualTo("link.port-administrators");
  }

  @Test
  void aPortWithoutAFileIsAContainersFault() throws IOException {
    Files.delete(root.resolve("dev/ttyUSB0"));
    assertThat(codes()).containsExactly("link.port-no-file");
  }

  @Test
  void modemManagerMattersUntilARuleKeepsItOff() throws IOException {
    process(9, "ModemManager", "/dev/null");
    assertThat(codes()).containsExactly("link.port-modem-manager");
    put("run/udev/data/c188:0", "I:1\nE:ID_BUS=usb\nE:ID_MM_PORT_IGNORE=1\n");
    assertThat(codes()).isEmpty();
  }

  @Test
  void brlttyMattersForTheBridgesThatItAsksFor() throws IOException {
    process(9, "brltty", "/dev/null");
    device("1-7", "303a", "1001");
    tty("ttyACM0", USB + "1-7/1-7:1.0", "166:0");
    assertThat(ports.examine())
        .extracting(report -> report.findings().stream().map(Finding::code).toList())
        .containsExactly(List.of(), List.of("link.port-brltty"));
  }

  @Test
  void aSlowLatencyTimerIsNoted() throws IOException {
    put(USB + "1-2/1-2.3/1-2.3:1.0/ttyUSB0/latency_timer", "16");
    assertThat(codes()).containsExactly("link.port-latency");
    put(USB + "1-2/1-2.3/1-2.3:1.0/ttyUSB0/latency_timer", "1");
    assertThat(codes()).isEmpty();
  }

  @Test
  void aBridgeThatLostItsPortIsNoticed() throws IOException {
    Files.delete(root.resolve("sys/class/tty/ttyUSB0"));
    assertThat(ports.bridgesWithoutPort())
        .containsExactly(Finding.warning("link.bridge-without-port", "CP210x", "1-2.3"));
  }

  @Test
  void aComputerWithoutTheseFilesHasNoPorts() {
    LinuxPorts nowhere = new LinuxPorts(root.resolve("nowhere"), file -> true);
    assertThat(nowhere.list()).isEmpty();
    assertThat(nowhere.examine()).isEmpty();
    assertThat(nowhere.bridgesWithoutPort()).isEmpty();
  }

  private PortReport report() {
    return ports.examine().getFirst();
  }

  private List<String> codes() {
    return report().findings().stream().map(Finding::code).toList();
  }

  private void put(String file, String content) throws IOException {
    Path at = root.resolve(file);
    Files.createDirectories(at.getParent());
    Files.writeString(at, content + "\n");
  }

  private void device(String path, String vendor, String product) throws IOException {
    put(USB + path + "/idVendor", vendor);
    put(USB + path + "/idProduct", product);
    Path link = root.resolve("sys/bus/usb/devices").resolve(Path.of(path).getFileName());
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, root.resolve(USB + path));
  }

  private void tty(String name, String device, String numbers) throws IOException {
    Path tty = root.resolve(device + "/tty/" + name);
    Files.createDirectories(tty);
    Files.createDirectories(root.resolve("sys/class/tty"));
    Files.createSymbolicLink(tty.resolve("device"), root.resolve(device));
    Files.createSymbolicLink(root.resolve("sys/class/tty").resolve(name), tty);
    Files.writeString(tty.resolve("dev"), numbers + "\n");
    put("dev/" + name, "");
  }

  private void process(int pid, String name, String open) throws IOException {
    put("proc/" + pid + "/comm", name);
    Path descriptors = Files.createDirectories(root.resolve("proc/" + pid + "/fd"));
    Files.createSymbolicLink(descriptors.resolve("3"), Path.of(open));
  }
}
