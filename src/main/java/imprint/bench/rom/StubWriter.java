package imprint.bench.rom;

import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The stub's commands that write. A block is answered before it is written, so that the next one
 * can come meanwhile; what goes wrong in writing is the answer to the next command, which is then
 * not executed.
 */
final class StubWriter {
  static final int LARGEST_BLOCK = 0x4000;

  private static final int NARROW = 16;
  private static final int WIDE = 20;
  private static final int GRANULE = 16;

  private enum Mode {
    NONE,
    PLAIN,
    COMPRESSED
  }

  private final RomChip chip;
  private final FlashCipher cipher;
  private final FlashDriver driver;
  private final Aftermath aftermath;
  private final StubEraser ahead;
  private Inflater inflater = new Inflater();
  private Mode mode = Mode.NONE;
  private byte[] waiting = new byte[0];
  private int error = Command.OK;
  private boolean encrypted;
  private long start;
  private long total;
  private long written;

  StubWriter(RomChip chip, FlashCipher cipher, FlashDriver driver, Aftermath aftermath) {
    this.chip = chip;
    this.cipher = cipher;
    this.driver = driver;
    this.aftermath = aftermath;
    this.ahead = new StubEraser(driver);
  }

  List<Command> commands() {
    return List.of(
        command(0x02, request -> begin(request, Mode.PLAIN)),
        command(0x03, request -> data(request, Mode.PLAIN)),
        command(0x04, this::end),
        command(0x10, request -> begin(request, Mode.COMPRESSED)),
        command(0x11, request -> data(request, Mode.COMPRESSED)),
        command(0x12, this::end),
        command(0xD4, this::encryptedData));
  }

  private static Command command(int opcode, Command.Handler handler) {
    return new Command(opcode, 0, true, false, handler);
  }

  /** Gives the inflater's memory back. */
  void close() {
    inflater.end();
  }

  /** What went wrong since the last answer; it is told once. */
  int takeError() {
    int owed = error;
    error = Command.OK;
    return owed;
  }

  private int begin(Request request, Mode how) {
    if (request.length() != NARROW && request.length() != WIDE) {
      return StubError.LENGTH;
    }
    if (request.unsigned(2) > LARGEST_BLOCK) {
      return StubError.BLOCK_SIZE;
    }
    inflater.end();
    inflater = new Inflater();
    mode = how;
    encrypted = request.length() == WIDE && request.word(4) != 0;
    total = request.unsigned(0);
    start = request.unsigned(3);
    written = 0;
    ahead.begin(start);
    return Command.OK;
  }

  private int data(Request request, Mode how) {
    if (mode != how) {
      return StubError.NOT_IN_FLASH_MODE;
    }
    int length = request.word(0);
    if (length != request.length() - (Request.BLOCK - Request.DATA)) {
      return StubError.LENGTH;
    }
    if (request.blockChecksum(length) != request.checksum()) {
      return StubError.CHECKSUM;
    }
    if (length > 0 && written >= total) {
      return StubError.TOO_MUCH;
    }
    waiting = Arrays.copyOfRange(request.buffer(), Request.BLOCK, Request.BLOCK + length);
    return Command.OK;
  }

  /**
   * As the first generation has it: its begin does not say that what follows is to be encrypted.
   */
  private int encryptedData(Request request) {
    encrypted = true;
    return data(request, Mode.PLAIN);
  }

  /** Writes what was answered last. */
  void work() {
    byte[] block = waiting;
    waiting = new byte[0];
    if (block.length > 0) {
      error = mode == Mode.COMPRESSED ? inflate(block) : write(block, block.length);
    }
  }

  private int inflate(byte[] block) {
    inflater.setInput(block);
    byte[] piece = new byte[NorFlash.SECTOR];
    try {
      while (!inflater.finished()) {
        int produced = inflater.inflate(piece);
        if (produced == 0 && inflater.needsDictionary()) {
          return StubError.INFLATE;
        } else if (produced == 0) {
          return Command.OK;
        }
        int code = written + produced > total ? StubError.TOO_MUCH : write(piece, produced);
        if (code != Command.OK) {
          return code;
        }
      }
    } catch (DataFormatException e) {
      return StubError.INFLATE;
    }
    return Command.OK;
  }

  /** Clients fill their last block up: what is beyond the total is not written. */
  private int write(byte[] bytes, int length) {
    int wanted = (int) Math.min(length, total - written);
    long address = start + written;
    if (encrypted && (chip.security().manualEncryptionForbidden() || wanted % GRANULE != 0)) {
      return StubError.SPI;
    }
    byte[] row = encrypted ? cipher.encrypt(address, bytes, 0, wanted) : bytes;
    if (!ahead.erase(address + wanted) || !driver.program(address, row, 0, wanted)) {
      return StubError.SPI;
    }
    written += wanted;
    return Command.OK;
  }

  /**
   * Word 0 = 0 restarts the chip; anything else stays in the stub. Either end is one for both kinds
   * of writing: clients close a compressed one with 0x12 behind an empty plain begin.
   */
  private int end(Request request) {
    Mode begun = mode;
    if (begun == Mode.NONE) {
      return StubError.NOT_IN_FLASH_MODE;
    }
    mode = Mode.NONE;
    if (request.word(0) == 0) {
      aftermath.restart();
    }
    if (begun == Mode.COMPRESSED && total > 0 && !inflater.finished()) {
      return StubError.TOO_LITTLE;
    }
    return written == total ? Command.OK : StubError.LENGTH;
  }
}
