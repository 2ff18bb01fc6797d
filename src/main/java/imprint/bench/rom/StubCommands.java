package imprint.bench.rom;

import java.util.List;

/** The stub's commands about line and flash memory, without those that write. */
final class StubCommands {
  private static final int DIGEST = 16;
  private static final long MEGAHERTZ = 1_000_000;

  private final long crystal;
  private final NorFlash flash;
  private final FlashDriver driver;
  private final StubReader reader;
  private final Answer answer;
  private final Aftermath aftermath;

  StubCommands(
      RomChip chip, FlashDriver driver, StubReader reader, Answer answer, Aftermath aftermath) {
    this.crystal = chip.crystal() * MEGAHERTZ;
    this.flash = chip.flash();
    this.driver = driver;
    this.reader = reader;
    this.answer = answer;
    this.aftermath = aftermath;
  }

  List<Command> commands() {
    return List.of(
        command(LineCommands.SYNC, request -> Command.OK),
        command(0x0B, this::parameters),
        command(0x0D, request -> request.length() == 4 ? Command.OK : StubError.LENGTH),
        command(0x0F, this::rate),
        new Command(0x13, DIGEST, true, false, this::digest),
        command(0xD0, request -> erase(0, flash.size())),
        command(0xD1, this::eraseRegion),
        command(0xD2, this::read),
        command(0xD3, this::run));
  }

  private static Command command(int opcode, Command.Handler handler) {
    return new Command(opcode, 0, true, false, handler);
  }

  private int parameters(Request request) {
    if (request.length() != 24) {
      return StubError.LENGTH;
    }
    driver.size(request.unsigned(1));
    return Command.OK;
  }

  /** The new rate and the one before; answered at the one before. */
  private int rate(Request request) {
    long rate = request.unsigned(0);
    if (request.length() != 8 || rate == 0) {
      return StubError.LENGTH;
    }
    aftermath.divider((int) (16L * crystal / rate));
    return Command.OK;
  }

  /** Sixteen raw bytes, where the ROM answers with digits. */
  private int digest(Request request) {
    if (request.length() != 16) {
      return StubError.LENGTH;
    }
    byte[] md5 = driver.md5(request.unsigned(0), request.unsigned(1));
    answer.payload(0, md5, md5.length);
    return md5.length == 0 ? StubError.SPI : Command.OK;
  }

  private int eraseRegion(Request request) {
    long offset = request.unsigned(0);
    long size = request.unsigned(1);
    boolean whole = offset % NorFlash.SECTOR == 0 && size % NorFlash.SECTOR == 0;
    return request.length() == 8 && whole ? erase(offset, size) : StubError.LENGTH;
  }

  private int erase(long offset, long size) {
    return driver.erase(offset, size) ? Command.OK : StubError.SPI;
  }

  private int read(Request request) {
    return request.length() == 16 ? reader.begin(request) : StubError.LENGTH;
  }

  /**
   * The stub is over. Straps are not read again: a board that is held in its loader stays there.
   */
  private int run(Request request) {
    aftermath.restart();
    return StubLoader.NO_ANSWER;
  }
}
