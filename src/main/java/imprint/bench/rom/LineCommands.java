package imprint.bench.rom;

import imprint.esp.chip.Chips;
import java.util.List;

/** The commands about the line and about the chip itself. */
final class LineCommands {
  /** Answered once for each of the frames that a host may have lost while the rate was measured. */
  static final int SYNC = 0x08;

  static final int SYNC_ANSWERS = 8;

  /** All that the ESP32-S2 tells; the others add who they are. */
  private static final int INFO_WITHOUT_ID = 12;

  private static final int MEGAHERTZ = 1_000_000;

  private final RomSheet sheet;
  private final int believed;
  private final Security security;
  private final Answer answer;
  private final Aftermath aftermath;

  LineCommands(RomChip specimen, Answer answer, Aftermath aftermath) {
    sheet = specimen.sheet();
    // the ESP32 measures its crystal, the others have their belief
    believed = sheet.chip().equals(Chips.ESP32) ? specimen.crystal() : sheet.believed();
    security = specimen.security();
    this.answer = answer;
    this.aftermath = aftermath;
  }

  List<Command> commands() {
    Command sync = new Command(SYNC, 0, true, true, this::sync);
    Command rate = new Command(0x0F, 0, true, true, this::rate);
    int length = sheet.chip().rom().securityInfo();
    Command info = new Command(0x14, length, false, true, this::securityInfo);
    return length > 0 ? List.of(sync, rate, info) : List.of(sync, rate);
  }

  private int sync(Request request) {
    answer.value(request.word(0));
    return Command.OK;
  }

  /** A rate in bits a second, or the divider itself when the second word's low byte is set. */
  private int rate(Request request) {
    long first = request.unsigned(0);
    if ((request.word(1) & 0xFF) != 0) {
      aftermath.divider((int) first);
    } else if (first != 0) {
      aftermath.divider((int) (16L * believed * MEGAHERTZ / first));
    }
    return Command.OK;
  }

  private int securityInfo(Request request) {
    byte[] info = new byte[INFO_WITHOUT_ID];
    info[4] = (byte) security.cryptCount();
    for (int i = 0; i < 6; i++) {
      info[5 + i] = security.keyPurposes().get(i).byteValue();
    }
    info[11] = 0x0C;
    answer.payload(0, info, info.length);
    answer.payloadWord(0, security.flags());
    if (sheet.chip().rom().securityInfo() > INFO_WITHOUT_ID) {
      answer.payloadWord(INFO_WITHOUT_ID, sheet.chip().id());
      answer.payloadWord(16, sheet.apiVersion());
    }
    return Command.OK;
  }
}
