package imprint.esp.link;

/**
 * One serial port of this computer.
 *
 * @param name what it is opened by
 * @param description what the device calls itself
 * @param position where it is plugged in (USB topology, {@code 1-2.3}, with the interface after a
 *     colon where it is not the first), empty when unknown; it survives renumbering, the name does
 *     not
 * @param usbId {@code VVVV:PPPP} in upper-case hex, empty for a port that is not USB
 * @param serial the device's serial number, empty when it has none; many bridges carry all the same
 */
public record Port(String name, String description, String position, String usbId, String serial) {
  /** How to treat what is behind it. */
  public Bridge bridge() {
    return UsbBridges.of(usbId);
  }

  /** What a technician calls the bridge, empty for a port that is not USB. */
  public String bridgeName() {
    return usbId.isEmpty() ? "" : bridge().name();
  }
}
