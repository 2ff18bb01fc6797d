package imprint.esp.rom;

import imprint.esp.link.Deadline;
import imprint.esp.link.Link;
import imprint.esp.link.Slip;
import imprint.esp.rom.Command.ReadRegister;
import imprint.esp.rom.Command.Sync;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * A conversation with the ROM loader: one command, one answer.
 *
 * <p>Answers are matched by opcode. For a command it does not know, the ROM answers with the opcode
 * of the one before (rom-protocol 1, rule 9); that is believed only where a ROM may lack the
 * command. An {@link IOException} means that the link is gone.
 */
public final class Loader {
  private static final int ANSWER = 0x01;

  /** What a loader that another tool put into the board's memory answers to SYNC. */
  private static final int STUB = 0;

  /** Silence after which no answer of an earlier SYNC is on its way any more. */
  private static final Duration QUIET = Duration.ofMillis(30);

  private static final int AGAIN = 2;

  private static final int READINGS = 8;
  private static final int ENOUGH = 2;

  /** A SYNC is answered eight times. */
  private static final int FURTHER_ANSWERS = 7;

  /** What one listening keeps at most: a board that floods the line is not remembered whole. */
  private static final int MOST_TEXT = 64 * 1024;

  /** No board talks longer than this unasked; a port that does is not waited for. */
  private static final Duration UNASKED = Duration.ofSeconds(1);

  private final Link link;
  private final Trace trace;
  private final Slip slip;
  private final int patienceFactor;
  private int lastOpcode = -1;
  private int hellos;

  private boolean changedMemory;

  /** A command was not answered in time: its answer may still come. */
  private boolean owed;

  public Loader(Link link, Trace trace) {
    this.link = link;
    this.trace = trace;
    this.slip = new Slip(link);
    this.patienceFactor = link.bridge().patience();
  }

  /** Sends one command and waits for its answer as long as the command may take. */
  public Reply exchange(Command command) throws IOException {
    return exchange(command, command.patience());
  }

  /** Sends one command and waits {@code patience} for its answer. */
  public Reply exchange(Command command, Duration patience) throws IOException {
    trace.sent(command);
    changedMemory |= command.changesMemory();
    Reply reply = answer(command, patience.multipliedBy(patienceFactor));
    trace.got(reply);
    if (owed && !(reply instanceof Reply.Silent)) {
      // else each command from now on could get the answer to the one before it
      silence(QUIET.multipliedBy(patienceFactor), Integer.MAX_VALUE);
    }
    owed = reply instanceof Reply.Silent;
    return reply;
  }

  /** Whether anything was sent that changes flash memory. */
  boolean changedMemory() {
    return changedMemory;
  }

  private Reply answer(Command command, Duration patience) throws IOException {
    int before = lastOpcode;
    lastOpcode = command.opcode();
    slip.write(command.packet());
    Deadline deadline = within(patience);
    while (true) {
      byte[] frame = slip.read(deadline);
      if (frame == null) {
        return new Reply.Silent();
      }
      if (!whole(frame)) {
        continue;
      }
      int opcode = frame[1] & 0xFF;
      Reply reply = Reply.parse(frame, command);
      if (opcode == command.opcode()) {
        return reply;
      }
      // what else has another opcode is a late answer, or a repetition, to something before
      if (command.maybeUnknown()
          && opcode == before
          && reply instanceof Reply.Failed failed
          && failed.error() == Reply.UNSUPPORTED) {
        return reply;
      }
    }
  }

  /** Answers carry no checksum: a lost byte shows in the length alone. */
  private static boolean whole(byte[] frame) {
    return frame.length >= 10
        && frame[0] == ANSWER
        && frame.length == 8 + ((frame[2] & 0xFF) | (frame[3] & 0xFF) << 8);
  }

  /**
   * The same; where that does no harm, a command whose answer was lost, or which was refused
   * because it was damaged on its way, is sent again.
   */
  public Reply ask(Command command) throws IOException {
    Reply reply = exchange(command);
    for (int again = 0; again < AGAIN && doubtful(command, reply); again++) {
      reply = exchange(command);
    }
    return reply;
  }

  private static boolean doubtful(Command command, Reply reply) {
    return command.repeatable()
        && switch (reply) {
          case Reply.Ok _ -> false;
          case Reply.Failed failed ->
              !command.maybeUnknown() || failed.error() != Reply.UNSUPPORTED;
          case Reply.Silent _ -> true;
        };
  }

  /** The answer to {@link #ask}, or a refusal in words. */
  public Reply.Ok require(Command command) throws IOException {
    return ask(command).orRefuse();
  }

  /** The 32-bit register at {@code address}. */
  public int register(int address) throws IOException {
    return require(new ReadRegister(address)).value();
  }

  /**
   * A register that much depends on. Neither request nor answer has a checksum, and no answer says
   * what it answers: it is read until enough readings in a row agree. Zero needs one more, as it is
   * also what stands at most of the addresses that a damaged request may ask for.
   *
   * @throws Refusal rom.unsteady
   */
  public int fact(int address) throws IOException {
    int last = register(address);
    int agreed = 1;
    for (int reading = 1; reading < READINGS; reading++) {
      int next = register(address);
      agreed = next == last ? agreed + 1 : 1;
      last = next;
      if (agreed == (last == 0 ? ENOUGH + 1 : ENOUGH)) {
        return last;
      }
    }
    throw Refusal.of("rom.unsteady");
  }

  /**
   * Says hello once.
   *
   * @return true when the loader answered; all further answers to it are then taken off the line
   * @throws Refusal rom.stub-running when it is not the ROM that answers
   */
  public boolean sync(Duration patience) throws IOException {
    slip.discardInput();
    owed = false;
    if (!(exchange(new Sync(), patience) instanceof Reply.Ok ok)) {
      hellos++;
      return false;
    }
    hellos++;
    silence(QUIET, hellos == 1 ? FURTHER_ANSWERS : Integer.MAX_VALUE);
    if (ok.value() == STUB) {
      throw Refusal.of("rom.stub-running");
    }
    return true;
  }

  /**
   * Takes off the line what nobody asked for: so many frames, or until nothing came for {@code
   * quiet}.
   */
  private void silence(Duration quiet, int frames) throws IOException {
    Deadline atMost = within(UNASKED);
    int taken = 0;
    while (taken < frames && !atMost.passed() && slip.read(within(quiet)) != null) {
      // one of the seven further answers to a SYNC, or the loader's opinion of a half block
      taken++;
    }
  }

  /**
   * Ends a block that was cut short on the wire, so that the loader listens again. Only after a
   * FLASH_DATA: any other command would be executed with the bytes of the frame before it.
   */
  public void abortBlock() throws IOException {
    link.write(new byte[] {(byte) 0xC0, (byte) 0xC0});
    silence(Duration.ofMillis(100), Integer.MAX_VALUE);
  }

  /** Forgets what came in so far, a half frame included. */
  void discardInput() throws IOException {
    slip.discardInput();
  }

  /** Collects what the board prints for {@code span}, or until {@code enough} says so. */
  public String listen(Duration span, Predicate<String> enough) throws IOException {
    StringBuilder heard = new StringBuilder(slip.takeText());
    byte[] buffer = new byte[512];
    Deadline deadline = within(span);
    while (!deadline.passed() && heard.length() < MOST_TEXT && !enough.test(heard.toString())) {
      int count = link.read(buffer, deadline.left());
      heard.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
    }
    return heard.toString();
  }

  private Deadline within(Duration span) {
    return Deadline.after(span, link::nanoTime);
  }

  public Link link() {
    return link;
  }
}
