package imprint.esp.flash;

import imprint.esp.rom.FlashCommand;
import imprint.esp.rom.FlashCommand.ReadFlash;
import imprint.esp.rom.Security;
import java.io.IOException;
import java.util.List;

/**
 * Looks whether a board has what it starts with: its boot loader, and an application of its table.
 * Only how they begin is read, in a few milliseconds; whether they run, their start tells.
 *
 * @param table of the board
 */
public record FirmwareLook(Flasher flasher, PartitionTable table) {
  private static final int LOOKS = 2;

  /**
   * True where the board surely cannot start; false also where nobody can tell: in Secure Download
   * Mode, and of ciphertext.
   */
  public boolean missing() throws IOException {
    return !security().secureDownload()
        && (nothingAt(flasher.board().identification().chip().boot().loader()) || noApplication());
  }

  private Security security() {
    return flasher.board().identification().security();
  }

  /** One is enough: which of them is started, the boot loader decides. */
  private boolean noApplication() throws IOException {
    List<Partition> applications =
        table.partitions().stream().filter(Partition::application).toList();
    for (Partition application : applications) {
      if (!readable(application) || !nothingAt(application.offset())) {
        return false;
      }
    }
    // a table that names none is of a project that starts in a way of its own
    return !applications.isEmpty();
  }

  private boolean readable(Partition partition) {
    int reach = Math.min(flasher.board().flashSize(), FlashCommand.ADDRESSABLE);
    return partition.offset() >= 0 && partition.offset() + (long) ReadFlash.MOST <= reach;
  }

  /** Answers carry no checksum, so one that would cost the board its run is asked for again. */
  private boolean nothingAt(int offset) throws IOException {
    for (int look = 0; look < LOOKS; look++) {
      if (begins(offset)) {
        return false;
      }
    }
    return true;
  }

  private boolean begins(int offset) throws IOException {
    byte[] start = flasher.read(offset, ReadFlash.MOST);
    return security().flashEncryption() ? !BoardKey.blank(start) : ImageHeader.begins(start);
  }
}
