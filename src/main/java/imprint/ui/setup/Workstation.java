package imprint.ui.setup;

import imprint.line.PartitionChoice;
import imprint.line.PortChoice;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the screen needs of the station. Every method may block and may refuse. */
public interface Workstation {
  List<PortChoice> ports();

  /** Reads the table of the board on that port. */
  List<PartitionChoice> partitions(String port) throws InterruptedException;

  /**
   * Puts the product to work on that port.
   *
   * @param password for an encrypted key; not wiped here; null where there is none
   */
  void use(Path productFile, char @Nullable [] password, String port);
}
