package imprint.esp.rom;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chip.Watchdogs;
import imprint.esp.rom.Command.WriteRegisters;
import imprint.esp.rom.Command.WriteRegisters.Write;
import java.io.IOException;
import java.util.List;

/**
 * Switches off the watchdogs that a reset over the chip's own USB leaves running (rom-protocol 9).
 */
final class WatchdogSilence {
  private WatchdogSilence() {}

  static void impose(Loader loader, Chip chip) throws IOException {
    if (chip.watchdogs().isEmpty()) {
      return;
    }
    Watchdogs dogs = chip.watchdogs().get();
    loader.require(
        new WriteRegisters(
            List.of(
                Write.of(dogs.protect(), dogs.key()),
                Write.of(dogs.config(), 0),
                Write.of(dogs.protect(), 0),
                Write.of(dogs.superProtect(), dogs.superKey()),
                new Write(dogs.superConfig(), dogs.autoFeed(), dogs.autoFeed(), 0),
                Write.of(dogs.superProtect(), 0))));
  }
}
