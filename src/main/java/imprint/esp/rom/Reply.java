package imprint.esp.rom;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.finding.Severity;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What came back for one command. */
public sealed interface Reply {
  /** Error code for a command the loader does not know or a length it does not want. */
  int UNSUPPORTED = 0x05;

  /** Error code where something is wrong with the place, or an erase failed. */
  int NOT_ERASED = 0x06;

  /** Error code for what was damaged on its way. */
  int DAMAGED = 0x07;

  /** Error code of a chip that does not encrypt any more what it is sent. */
  int NOT_ENCRYPTABLE = 0x64;

  /**
   * Done.
   *
   * @param value the register for READ_REG; stale in every other answer
   */
  record Ok(int value, byte[] payload) implements Reply {}

  /**
   * The loader said no.
   *
   * @param error its error code, 0..255 (rom-protocol 5.1)
   * @param foreignOpcode the opcode of the previous command stands in the answer: how a ROM says
   *     "unsupported"; -1 where the answer bears the right one
   */
  record Failed(int error, int foreignOpcode) implements Reply {}

  /** Nothing usable came in time. */
  record Silent() implements Reply {}

  /**
   * The answer, or a refusal that explains it.
   *
   * @throws Refusal rom.silent, or rom.error-XX with the loader's code in lower-case hex
   */
  default Ok orRefuse() {
    return switch (this) {
      case Ok ok -> ok;
      case Failed failed -> throw new Refusal(explain(failed.error()));
      case Silent silent -> throw Refusal.of("rom.silent");
    };
  }

  /** The loader's error code in words; unknown ones by number. */
  static Finding explain(int error) {
    return KNOWN.contains(error)
        ? Finding.error("rom.error-%02x".formatted(error))
        : new Finding("rom.error-unknown", Severity.ERROR, List.of("0x%02X".formatted(error)));
  }

  /** The codes that have a text of their own. */
  Set<Integer> KNOWN = Set.of(UNSUPPORTED, NOT_ERASED, DAMAGED, 0x08, 0x09, 0x0a, NOT_ENCRYPTABLE);

  /**
   * Reads an answer's bytes.
   *
   * <p>The status follows the payload; an error that is not of the regular path comes without
   * payload, so its status stands first. Only the first status byte decides: the others are left
   * over from earlier answers after a success (rom-protocol 3.2).
   *
   * @param frame at least 10 bytes, byte 0 is 0x01
   */
  static Reply parse(byte[] frame, Command command) {
    ByteBuffer in = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    int opcode = frame[1] & 0xFF;
    int value = in.getInt(4);
    byte[] body = Arrays.copyOfRange(frame, 8, frame.length);
    int payload = command.payloadIn(body.length);
    if (body[payload] != 0) {
      return new Failed(body[payload + 1] & 0xFF, opcode == command.opcode() ? -1 : opcode);
    }
    return payload > 0 || command.payloadLength() == 0
        ? new Ok(value, Arrays.copyOf(body, payload))
        : new Failed(UNSUPPORTED, -1);
  }
}
