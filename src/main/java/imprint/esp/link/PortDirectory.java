package imprint.esp.link;

import imprint.finding.Finding;
import java.util.List;

/** What a system knows of its serial ports. */
public interface PortDirectory {
  /** The ports, by name; quick enough to be asked every second. */
  List<Port> list();

  /** The same with what can be said against them. */
  List<PortReport> examine();

  /** Known bridges that are plugged in and have no port. */
  List<Finding> bridgesWithoutPort();
}
