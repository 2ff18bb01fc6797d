package imprint.line;

import imprint.esp.link.Port;
import imprint.esp.link.Ports;
import imprint.finding.Refusal;

/** Where the board of a slot is plugged in. */
public sealed interface SlotPlace {
  /**
   * A place on the USB tree: it stays when the system numbers its ports anew.
   *
   * @param position as {@link Port#position}, not empty
   */
  record Usb(String position) implements SlotPlace {
    @Override
    public String port(Ports ports) {
      return ports
          .at(position)
          .map(Port::name)
          .orElseThrow(() -> Refusal.of("line.slot-empty", position));
    }

    @Override
    public String text() {
      return "USB " + position;
    }
  }

  /** A port that has no such place, by its name. */
  record Named(String name) implements SlotPlace {
    @Override
    public String port(Ports ports) {
      return name;
    }

    @Override
    public String text() {
      return name;
    }
  }

  /** The place of a port: by position where it has one. */
  static SlotPlace of(String position, String name) {
    return position.isEmpty() ? new Named(name) : new Usb(position);
  }

  /**
   * What a board there is reached by now.
   *
   * @throws Refusal line.slot-empty
   */
  String port(Ports ports);

  /** For people. */
  String text();
}
