package imprint.line;

import imprint.esp.flash.FirmwareLook;
import imprint.factory.BootWatch;
import imprint.factory.LoadedProduct;
import imprint.finding.Refusal;
import java.io.IOException;

/**
 * Identified, and with something to start: what its start would refuse anyway costs no identity.
 */
record Startable(LoadedProduct product) {
  /**
   * Where the product asks for a start, looks whether the board can have one.
   *
   * @throws Refusal line.no-firmware
   */
  void require(Identified board) throws IOException {
    boolean asked = product.product().boot().mode() != BootWatch.Mode.OFF;
    if (asked && new FirmwareLook(board.flasher(), board.table()).missing()) {
      throw Refusal.of("line.no-firmware");
    }
  }
}
