package imprint.esp.rom;

import imprint.esp.link.Deadline;
import imprint.esp.link.Link;
import imprint.esp.link.Slip;
import imprint.esp.rom.Command.ReadRegister;
import imprint.esp.rom.Command.Sync;
import java.io.IOException;
import java.time.Duration;

/**
 * A conversation with the ROM loader: one command, one answer.
 *
 * <p>Answers are matched by opcode, but a failure 0x05 under a foreign opcode is taken as ours: for
 * a command it does not know, the ROM answers with the opcode of the one before (rom-protocol 1,
 * rule 9). An {@link IOException} means that the link is gone.
 */
public final class Loader {
  private static final int ANSWER = 0x01;
  private static final int SYNC_ANSWERS = 8;

  /** Silence after which no answer of an earlier SYNC is on its way any more. */
  private static final Duration QUIET = Duration.ofMillis(30);

  private final Link link;
  private final Slip slip;

  public Loader(Link link) {
    this.link = link;
    this.slip = new Slip(link);
  }

  /** Sends one command and waits for its answer as long as the command may take. */
  public Reply exchange(Command command) throws IOException {
    return exchange(command, command.patience());
  }

  /** Sends one command and waits {@code patience} for its answer. */
  public Reply exchange(Command command, Duration patience) throws IOException {
    slip.write(command.packet());
    Deadline deadline = Deadline.after(patience);
    while (true) {
      byte[] frame = slip.read(deadline);
      if (frame == null) {
        return new Reply.Silent();
      }
      if (frame.length < 10 || frame[0] != ANSWER) {
        continue;
      }
      int opcode = frame[1] & 0xFF;
      Reply reply = Reply.parse(frame, command);
      if (opcode == command.opcode()) {
        return reply;
      }
      if (reply instanceof Reply.Failed failed && failed.error() == Reply.UNSUPPORTED) {
        if (opcode == new Sync().opcode()) {
          // said as often as it answers a SYNC
          swallow(SYNC_ANSWERS - 1);
        }
        return reply;
      }
    }
  }

  /** The answer, or a refusal in words. */
  public Reply.Ok require(Command command) throws IOException {
    return exchange(command).orRefuse();
  }

  /** The 32-bit register at {@code address}. */
  public int register(int address) throws IOException {
    return require(new ReadRegister(address)).value();
  }

  /**
   * Says hello once.
   *
   * @return true when the loader answered; all further answers to it are then taken off the line
   */
  public boolean sync() throws IOException {
    slip.discardInput();
    if (!(exchange(new Sync()) instanceof Reply.Ok)) {
      return false;
    }
    Deadline atMost = Deadline.after(Duration.ofSeconds(1));
    while (!atMost.passed() && slip.read(Deadline.after(QUIET)) != null) {
      // one of the seven further answers, or of an earlier attempt
    }
    return true;
  }

  /**
   * Ends a block that was cut short on the wire, so that the loader listens again. Only after a
   * FLASH_DATA: any other command would be executed with the bytes of the frame before it.
   */
  public void abortBlock() throws IOException {
    link.write(new byte[] {(byte) 0xC0, (byte) 0xC0});
    while (slip.read(Deadline.after(Duration.ofMillis(100))) != null) {
      // the loader's opinion of the half block
    }
  }

  /** Collects what the board prints for {@code span}, or until {@code enough} says so. */
  public String listen(Duration span, java.util.function.Predicate<String> enough)
      throws IOException {
    StringBuilder heard = new StringBuilder(slip.takeText());
    byte[] buffer = new byte[512];
    Deadline deadline = Deadline.after(span);
    while (!deadline.passed() && !enough.test(heard.toString())) {
      int count = link.read(buffer, deadline.left());
      heard.append(new String(buffer, 0, count, java.nio.charset.StandardCharsets.ISO_8859_1));
    }
    return heard.toString();
  }

  public Link link() {
    return link;
  }

  private void swallow(int answers) throws IOException {
    for (int i = 0; i < answers && slip.read(Deadline.after(Duration.ofMillis(100))) != null; i++) {
      // a repetition of the same answer
    }
  }
}
