package imprint.bench.rom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * The loader's loop: one frame in, one answer out, from a reset until the chip hangs or the loop is
 * left. Used by one thread.
 */
public final class RomLoader implements Program {
  private static final byte[] EMPTY_FRAME = {(byte) 0xC0, (byte) 0xC0};

  private final FrameReceiver receiver = new FrameReceiver();
  private final Answer answer = new Answer();
  private final Map<Integer, Command> table = new HashMap<>();
  private final RomSheet sheet;
  private final Aftermath aftermath = new Aftermath();
  private final InflateCommands inflate;
  private final MemoryCommands memory;
  private final Supplier<StubLoader> stub;
  private final boolean stubsRun;
  private final Timing timing;
  private final Surroundings surroundings;
  private boolean hanging;

  /**
   * @param divider what the UART's divider register reads
   */
  public RomLoader(
      RomChip chip,
      FlashCipher cipher,
      Timing timing,
      IntSupplier divider,
      Surroundings surroundings) {
    this.sheet = chip.sheet();
    this.timing = timing;
    this.surroundings = surroundings;
    Security security = chip.security();
    Peripherals peripherals = new Peripherals(chip, cipher, timing, surroundings);
    FlashDriver driver = peripherals.driver();
    AddressSpace space =
        new AddressSpace(
            Fuses.words(chip), peripherals.all(), chip.chip().uart().divider(), divider);
    Session session = new Session();
    inflate = new InflateCommands(sheet, driver, session, aftermath);
    List<Command> all = new ArrayList<>();
    all.addAll(new LineCommands(chip, answer, aftermath).commands());
    all.addAll(inflate.commands());
    memory = new MemoryCommands(space, session, answer, aftermath, surroundings);
    stubsRun = StubLoader.runsOn(chip);
    stub = () -> new StubLoader(chip, cipher, space, driver, timing, surroundings);
    all.addAll(memory.commands());
    all.addAll(
        new FlashCommands(sheet, security, driver, cipher, session, answer, aftermath).commands());
    for (Command command : all) {
      if (command.inSecureDownload() || !security.secureDownload()) {
        table.put(command.opcode(), command);
      }
    }
  }

  @Override
  public void receive(byte value) {
    if (hanging || !receiver.accept(value)) {
      return;
    }
    try {
      execute(receiver.request());
    } catch (ChipHangs forEver) {
      hanging = true;
    }
  }

  /** Whether only a reset helps. */
  public boolean hanging() {
    return hanging;
  }

  @Override
  public Optional<StubLoader> loadedAt(int entry) {
    return stubsRun && memory.loadedAt(entry) ? Optional.of(stub.get()) : Optional.empty();
  }

  @Override
  public void close() {
    inflate.close();
  }

  private void execute(Request request) {
    surroundings.request(request.opcode());
    surroundings.work(timing.command().toNanos());
    Command command = table.get(request.opcode());
    if (request.direction() != 0 || command == null) {
      refuse(request);
      return;
    }
    answer.opcode(command.opcode());
    int code = command.handler().run(request);
    if (code == Command.OK && command.clearsErrorCode()) {
      answer.clearErrorCode();
    }
    send(command.payload(), code);
    aftermath.happen(surroundings, EMPTY_FRAME);
  }

  /** An unknown command is answered under the number of the one before it. */
  private void refuse(Request request) {
    if (request.direction() == 0 && sheet.opcodesOfItsOwn().contains(request.opcode())) {
      answer.opcode(request.opcode());
    }
    send(0, Command.INVALID);
  }

  private void send(int payload, int code) {
    byte[] frame = answer.frame(payload, code);
    int times = answer.opcode() == LineCommands.SYNC ? LineCommands.SYNC_ANSWERS : 1;
    for (int i = 0; i < times; i++) {
      surroundings.transmit(frame);
    }
  }
}
