package imprint.bench.rom;

import java.util.Map;

/** The stub's error codes: 16 bits, the upper eight of them first on the wire. */
final class StubError {
  static final int LENGTH = 0xC000;
  static final int CHECKSUM = 0xC100;
  static final int BLOCK_SIZE = 0xC200;
  static final int COMMAND = 0xC300;
  static final int SPI = 0xC400;
  static final int NOT_IN_FLASH_MODE = 0xC600;
  static final int INFLATE = 0xC700;
  static final int TOO_LITTLE = 0xC800;
  static final int TOO_MUCH = 0xC900;

  /** What the ROM's handlers say, where the stub does the same as they do. */
  private static final Map<Integer, Integer> OF_ROM =
      Map.of(Command.INVALID, LENGTH, Command.CHECKSUM, CHECKSUM);

  private StubError() {}

  static int ofRom(int code) {
    return OF_ROM.getOrDefault(code, code);
  }
}
