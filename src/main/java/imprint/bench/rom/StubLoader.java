package imprint.bench.rom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client's stub as it speaks, second generation: the model cannot run the code that was loaded,
 * so it plays what such code does. Two status bytes, larger blocks, erasing as the writing goes on.
 * Used by one thread.
 */
public final class StubLoader implements Program {
  /** A handler's word for: nothing is answered. */
  static final int NO_ANSWER = -1;

  private static final byte[] GREETING = {'O', 'H', 'A', 'I'};
  private static final int SECURITY_INFO = 0x14;

  /** The largest request: a block with its header. */
  private static final int LIMIT = StubWriter.LARGEST_BLOCK + Request.BLOCK;

  /** Chips whose ROM, with secure boot on, does not jump to what was loaded: C3 and S3. */
  private static final Set<Integer> LOCKED_BY_SECURE_BOOT = Set.of(5, 9);

  private static final int ESP32_C2 = 12;

  private final FrameReceiver receiver = new FrameReceiver(LIMIT);
  private final Answer answer = new Answer();
  private final Aftermath aftermath = new Aftermath();
  private final Map<Integer, Command> table = new HashMap<>();
  private final StubWriter writer;
  private final StubReader reader;
  private final Timing timing;
  private final Surroundings surroundings;
  private boolean hanging;

  StubLoader(
      RomChip chip,
      FlashCipher cipher,
      AddressSpace space,
      FlashDriver driver,
      Timing timing,
      Surroundings surroundings) {
    this.timing = timing;
    this.surroundings = surroundings;
    driver.attach();
    driver.size(chip.flash().size());
    writer = new StubWriter(chip, cipher, driver, aftermath);
    reader = new StubReader(driver, surroundings);
    List<Command> all = new ArrayList<>(writer.commands());
    all.addAll(new StubCommands(chip, driver, reader, answer, aftermath).commands());
    all.addAll(
        new MemoryCommands(space, new Session(), answer, aftermath, surroundings).commands());
    new LineCommands(chip, answer, aftermath)
        .commands().stream().filter(command -> command.opcode() == SECURITY_INFO).forEach(all::add);
    all.forEach(command -> table.put(command.opcode(), command));
  }

  /** Whether stubs run on this specimen at all. */
  static boolean runsOn(RomChip chip) {
    int id = chip.chip().id();
    boolean locked =
        chip.security().secureBoot(chip.chip(), chip.revision()) != 0
            && LOCKED_BY_SECURE_BOOT.contains(id);
    return !locked && !(id == ESP32_C2 && chip.revision() < 100);
  }

  /** Says that it runs. */
  public void start() {
    surroundings.transmit(Answer.slip(GREETING, GREETING.length));
  }

  @Override
  public void receive(byte value) {
    if (hanging || !receiver.accept(value)) {
      return;
    }
    try {
      if (reader.active()) {
        reader.acknowledged(receiver.request(), receiver.length());
      } else {
        execute(receiver.request());
      }
    } catch (ChipHangs forEver) {
      hanging = true;
    }
  }

  private void execute(Request request) {
    surroundings.request(request.opcode());
    surroundings.work(timing.command().toNanos());
    answer.opcode(request.opcode());
    answer.value(0);
    Command command = table.get(request.opcode());
    int code = code(request, command);
    if (code != NO_ANSWER) {
      byte[] frame = answer.stubFrame(command == null ? 0 : command.payload(), code);
      int times = request.opcode() == LineCommands.SYNC ? LineCommands.SYNC_ANSWERS : 1;
      for (int i = 0; i < times; i++) {
        surroundings.transmit(frame);
      }
    }
    writer.work();
    reader.send();
    aftermath.happen(surroundings, new byte[0]);
  }

  private int code(Request request, @Nullable Command command) {
    int owed = writer.takeError();
    if (owed != Command.OK) {
      return owed;
    }
    if (command == null || request.direction() != 0) {
      return StubError.COMMAND;
    }
    if (request.length() != receiver.length() - Request.DATA) {
      return StubError.LENGTH;
    }
    return StubError.ofRom(command.handler().run(request));
  }

  /** Code that a stub starts is nobody's stub. */
  @Override
  public Optional<StubLoader> loadedAt(int entry) {
    return Optional.empty();
  }

  @Override
  public void close() {
    writer.close();
  }
}
