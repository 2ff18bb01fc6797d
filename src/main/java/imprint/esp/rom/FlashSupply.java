package imprint.esp.rom;

import imprint.esp.chip.Chips;
import imprint.esp.rom.Command.WriteRegisters;
import imprint.esp.rom.Command.WriteRegisters.Write;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Switches the flash memory's supply on where a chip's loader leaves it off: ESP32-P4 of revisions
 * 3.1 and 3.2 (rom-protocol 9).
 */
final class FlashSupply {
  private static final Set<String> OFF_AT_START = Set.of("v3.1", "v3.2");
  private static final int LDO = 0x501153FC;
  private static final int SETTINGS = 0x501151B8;
  private static final int SWITCH = 0x501151BC;
  private static final int ENABLE = 0x5011010C;
  private static final int FUSE = 0x5012D034;
  private static final int SUPPLIED_ELSEWHERE = 1 << 16;
  private static final int BOTH = 3;

  /** A delay passes before its own write, so each stands with the write after the one it is for. */
  private static final List<Write> SWITCH_ON =
      List.of(
          Write.of(ENABLE, 1),
          new Write(SWITCH, 1 << 27, 1 << 27, 10_000),
          new Write(SETTINGS, 1 << 7, 1 << 7, 0),
          new Write(LDO, BOTH, BOTH, 0),
          new Write(SWITCH, 0, 1 << 27, 50),
          new Write(SETTINGS, 0, 0xFF << 23, 0),
          new Write(SETTINGS, 0x80, 0x80, 0),
          new Write(SETTINGS, 0, 1 << 7, 0),
          new Write(Chips.ESP32_P4.uart().date(), 0, 0, 1_800));

  private FlashSupply() {}

  static void on(Loader loader, Identification board) throws IOException {
    if (!board.chip().equals(Chips.ESP32_P4)
        || board.revision().filter(OFF_AT_START::contains).isEmpty()) {
      return;
    }
    boolean elsewhere =
        board.revision().filter("v3.2"::equals).isPresent()
            && (loader.fact(FUSE) & SUPPLIED_ELSEWHERE) != 0;
    if (!elsewhere) {
      loader.require(new WriteRegisters(SWITCH_ON));
    } else if ((loader.fact(LDO) & BOTH) == BOTH) {
      loader.require(new WriteRegisters(List.of(new Write(LDO, 0, BOTH, 0))));
    }
  }
}
