package imprint.ui.setup;

import imprint.factory.DraftFields;
import imprint.factory.KeptDraft;
import imprint.finding.Finding;
import imprint.line.DryRun;
import imprint.line.PartitionChoice;
import imprint.line.PortChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the screen needs of the station. Every method but the first may block and may refuse. */
public interface Workstation {
  /** The chips that boards can have. */
  List<String> chips();

  List<PortChoice> ports();

  /**
   * Reads the table of the board on that port.
   *
   * @param noted told where the board encrypts its memory when it starts again
   */
  List<PartitionChoice> partitions(String port, Consumer<Finding> noted)
      throws InterruptedException;

  /**
   * Reads the table of a firmware's build.
   *
   * @param file its flasher_args.json, or the table itself
   */
  List<PartitionChoice> partitions(Path file);

  /** Serial numbers that units of a pattern would get. */
  List<String> serialNumbers(String pattern);

  /** The label of the draft as it would be printed, as a PNG. */
  byte[] label(DraftFields draft);

  /**
   * Makes a unit's images without a board.
   *
   * @param password for an encrypted key; not wiped here; null where there is none
   * @param size of the partition, in bytes
   */
  DryRun dryRun(Path product, char @Nullable [] password, int size);

  GoldenDesk golden();

  /**
   * Puts a released product to work.
   *
   * @param password for an encrypted key; not wiped here; null where there is none
   * @return why the next start does not know of it; empty where it does
   */
  Optional<Finding> use(Path product, char @Nullable [] password);

  /** What was kept of the set-up that somebody left. */
  KeptDraft kept();

  /** Keeps it for another day. */
  void keep(KeptDraft draft);
}
