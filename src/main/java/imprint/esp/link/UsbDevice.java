package imprint.esp.link;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A USB device in Linux' sysfs.
 *
 * @param folder its own, named by its position
 * @param inner the number of the interface that the port belongs to
 */
record UsbDevice(Path folder, int inner) {
  /** The device that {@code of}, a real path, is a part of; empty when it is not USB. */
  static Optional<UsbDevice> holding(Path of) {
    int inner = 0;
    for (Path at = of; at != null && at.getFileName() != null; at = at.getParent()) {
      String name = at.getFileName().toString();
      int point = name.lastIndexOf('.');
      if (name.matches("\\d+-[\\d.]+:\\d+\\.\\d+")) {
        inner = Integer.parseInt(name.substring(point + 1));
      }
      if (!SysFiles.line(at.resolve("idVendor")).isEmpty()) {
        return Optional.of(new UsbDevice(at, inner));
      }
    }
    return Optional.empty();
  }

  /** {@code 1-2.3}, or {@code 1-2.3:1} for the second interface of a bridge with several. */
  String position() {
    String at = folder.getFileName().toString();
    return inner == 0 ? at : at + ":" + inner;
  }

  String usbId() {
    return (fact("idVendor") + ":" + fact("idProduct")).toUpperCase(Locale.ROOT);
  }

  /** The content of one of its files, empty when it has none. */
  String fact(String name) {
    return SysFiles.line(folder.resolve(name));
  }
}
