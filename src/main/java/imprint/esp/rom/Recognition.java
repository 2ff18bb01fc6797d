package imprint.esp.rom;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.rom.Command.GetSecurityInfo;
import imprint.esp.rom.Command.ReadRegister;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which chip answers, told by the one command that works in every state of it; the ESP32 lacks it
 * and is told by its ROM's first instruction (rom-protocol 7).
 *
 * @param info answer of GET_SECURITY_INFO: 20 bytes, 12 from the ESP32-S2, none from the ESP32
 */
record Recognition(Chip chip, byte[] info) {
  private static final int FLAG_SECURE_BOOT = 1;
  private static final int FLAG_SECURE_DOWNLOAD = 1 << 2;
  private static final int PURPOSES = 5;
  private static final int KEY_BLOCKS = 6;

  /**
   * @throws Refusal rom.esp8266, rom.chip-unknown
   */
  static Recognition of(Loader loader, String port) throws IOException {
    Reply reply = loader.ask(new GetSecurityInfo());
    if (reply instanceof Reply.Failed) {
      return new Recognition(byMagic(loader, port), new byte[0]);
    }
    byte[] info = reply.orRefuse().payload();
    if (info.length == Chips.ESP32_S2.rom().securityInfo()) {
      return new Recognition(Chips.ESP32_S2, info);
    }
    int id = word(info, 12);
    return new Recognition(
        Chips.byId(id).orElseThrow(() -> Refusal.of("rom.chip-unknown", port, "id " + id)), info);
  }

  private static Chip byMagic(Loader loader, String port) throws IOException {
    int magic = loader.register(Chips.MAGIC_REGISTER);
    if (magic == Chips.ESP8266_MAGIC) {
      throw Refusal.of("rom.esp8266", port);
    }
    Optional<Chip> chip = Chips.byMagic(magic);
    return chip.orElseThrow(() -> Refusal.of("rom.chip-unknown", port, "0x%08X".formatted(magic)));
  }

  /**
   * Asks again; true when the answer is the same. Proves that both sides understand each other, and
   * that the first answer was not damaged.
   */
  boolean holds(Loader loader, Duration patience) throws IOException {
    boolean byMagic = info.length == 0;
    Command again = byMagic ? new ReadRegister(Chips.MAGIC_REGISTER) : new GetSecurityInfo();
    Reply reply = loader.exchange(again, patience);
    return same(reply instanceof Reply.Silent ? loader.exchange(again, patience) : reply);
  }

  private boolean same(Reply reply) {
    boolean byMagic = info.length == 0;
    return switch (reply) {
      case Reply.Ok ok ->
          byMagic ? chip.magics().contains(ok.value()) : Arrays.equals(ok.payload(), info);
      case Reply.Failed _, Reply.Silent _ -> false;
    };
  }

  boolean secureDownload() {
    return info.length > 0 && (word(info, 0) & FLAG_SECURE_DOWNLOAD) != 0;
  }

  boolean secureBoot() {
    return info.length > 0 && (word(info, 0) & FLAG_SECURE_BOOT) != 0;
  }

  int encryptionCount() {
    return info.length == 0 ? 0 : info[4];
  }

  /** Empty where all blocks read the same whatever is in them (ESP32-C2), or there are none. */
  List<Integer> keyPurposes() {
    return info.length == 0 || chip.equals(Chips.ESP32_C2)
        ? List.of()
        : IntStream.range(PURPOSES, PURPOSES + KEY_BLOCKS).mapToObj(i -> (int) info[i]).toList();
  }

  private static int word(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
  }
}
