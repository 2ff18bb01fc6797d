package imprint.bench.rom;

import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Compressed writing. Output collects in a window that is programmed when it is full and at the
 * last packet; what the flash memory made of it, the ROM does not ask.
 */
final class InflateCommands {
  private static final int WINDOW = 0x8000;
  private static final int INFLATE_FAILED = 0x0B;
  private static final int ADLER_MISMATCH = 0x0C;

  private final RomSheet sheet;
  private final FlashDriver driver;
  private final Session session;
  private final Aftermath aftermath;
  private final byte[] window = new byte[WINDOW];
  private Inflater inflater = new Inflater();
  private int filled;

  /** The inflater never recovers from an error. */
  private int broken;

  private long writePointer;

  InflateCommands(RomSheet sheet, FlashDriver driver, Session session, Aftermath aftermath) {
    this.sheet = sheet;
    this.driver = driver;
    this.session = session;
    this.aftermath = aftermath;
  }

  List<Command> commands() {
    return List.of(
        new Command(0x10, 0, false, false, this::begin),
        new Command(0x11, 0, false, false, this::data),
        new Command(0x12, 0, false, false, this::end));
  }

  /** Gives the inflater's memory back. */
  void close() {
    inflater.end();
  }

  private int begin(Request request) {
    if (request.length() != sheet.beginLength() || !session.begin(request)) {
      return Command.INVALID;
    }
    if (sheet.chip().rom().wideBegin() && request.word(4) != 0) {
      return Command.NOT_ENCRYPTABLE;
    }
    inflater.end();
    inflater = new Inflater();
    filled = 0;
    broken = Command.OK;
    writePointer = request.unsigned(3);
    return driver.erase(writePointer, request.unsigned(0)) ? Command.OK : Command.FAILED;
  }

  private int data(Request request) {
    if (!session.accept(request, 1)) {
      return Command.INVALID;
    }
    int length = request.word(0);
    if (request.blockChecksum(length) != request.checksum()) {
      return Command.CHECKSUM;
    }
    if (broken == Command.OK) {
      broken = inflate(request.buffer(), length);
    }
    if (broken == Command.OK && session.allPackets() && !inflater.finished()) {
      broken = INFLATE_FAILED;
    }
    if (broken != Command.OK || !session.allPackets()) {
      return broken;
    }
    flush(sheet.inflatesWholeWindow() ? WINDOW : (filled + 3) & ~3);
    return Command.OK;
  }

  private int inflate(byte[] buffer, int length) {
    if (inflater.finished()) {
      // nothing is consumed and nothing is produced any more, and the ROM waits for either
      throw new ChipHangs("packet behind the end of the stream");
    }
    inflater.setInput(buffer, Request.BLOCK, length);
    try {
      while (!inflater.finished()) {
        int produced = inflater.inflate(window, filled, WINDOW - filled);
        filled += produced;
        if (filled == WINDOW) {
          flush(WINDOW);
        } else if (inflater.needsDictionary()) {
          return INFLATE_FAILED;
        } else if (produced == 0 && inflater.needsInput()) {
          return Command.OK;
        }
      }
    } catch (DataFormatException e) {
      String reason = String.valueOf(e.getMessage());
      return reason.contains("incorrect data check") ? ADLER_MISMATCH : INFLATE_FAILED;
    }
    if (inflater.getRemaining() > 0) {
      throw new ChipHangs("bytes behind the end of the stream");
    }
    return Command.OK;
  }

  private void flush(int length) {
    driver.program(writePointer, window, 0, length);
    writePointer += length;
    filled = 0;
  }

  private int end(Request request) {
    if (!session.allPackets()) {
      return Command.FAILED;
    }
    if (request.word(0) == 0) {
      aftermath.restart();
    }
    return Command.OK;
  }
}
