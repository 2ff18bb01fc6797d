package imprint.bench.rom;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Registers and RAM. */
final class MemoryCommands {
  private static final int TUPLE = 16;

  /** More than any stub has. */
  private static final int MOST_PIECES = 64;

  private final AddressSpace space;
  private final Session session;
  private final Answer answer;
  private final Aftermath aftermath;
  private final Surroundings surroundings;

  /** Where pieces of code or data were put, and how long they are. */
  private final Map<Integer, Integer> loaded = new HashMap<>();

  private int start;
  private int writePointer;

  MemoryCommands(
      AddressSpace space,
      Session session,
      Answer answer,
      Aftermath aftermath,
      Surroundings surroundings) {
    this.space = space;
    this.session = session;
    this.answer = answer;
    this.aftermath = aftermath;
    this.surroundings = surroundings;
  }

  List<Command> commands() {
    return List.of(
        new Command(0x05, 0, false, false, this::begin),
        new Command(0x06, 0, false, false, this::end),
        new Command(0x07, 0, false, false, this::data),
        new Command(0x09, 0, true, false, this::writeRegisters),
        new Command(0x0A, 0, true, false, this::readRegister));
  }

  private int begin(Request request) {
    if (request.length() != 16 || !session.begin(request)) {
      return Command.INVALID;
    }
    start = request.word(3);
    writePointer = start;
    return Command.OK;
  }

  private int data(Request request) {
    if (!session.accept(request, 4)) {
      return Command.INVALID;
    }
    int length = request.word(0);
    if (request.blockChecksum(length) != request.checksum()) {
      return Command.CHECKSUM;
    }
    for (int i = 0; i < length / 4; i++) {
      space.write(writePointer + 4 * i, request.word(4 + i));
    }
    writePointer += length;
    if (loaded.size() < MOST_PIECES) {
      loaded.put(start, writePointer - start);
    }
    session.took(length);
    return Command.OK;
  }

  /** Whether something was put at {@code address}. */
  boolean loadedAt(int address) {
    return loaded.entrySet().stream()
        .anyMatch(piece -> Integer.compareUnsigned(address - piece.getKey(), piece.getValue()) < 0);
  }

  private int end(Request request) {
    if (request.length() > 8) {
      return Command.INVALID;
    }
    if ((request.word(0) & 0xFF) == 0) {
      aftermath.jump(request.word(1));
    }
    return Command.OK;
  }

  /** As many tuples as the announced length holds: address, value, mask, delay in microseconds. */
  private int writeRegisters(Request request) {
    int room = (FrameReceiver.LIMIT - Request.DATA) / TUPLE;
    int tuples = Math.min(request.length() / TUPLE, room);
    for (int i = 0; i < tuples; i++) {
      int address = request.word(4 * i);
      int value = request.word(4 * i + 1);
      int mask = request.word(4 * i + 2);
      surroundings.work(request.unsigned(4 * i + 3) * 1000);
      space.write(address, (space.read(address) & ~mask) | (value & mask));
    }
    return Command.OK;
  }

  private int readRegister(Request request) {
    answer.value(space.read(request.word(0)));
    return Command.OK;
  }
}
