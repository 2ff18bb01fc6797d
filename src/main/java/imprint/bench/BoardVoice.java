package imprint.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a board sends, on its way through its faults to the wire. */
final class BoardVoice {
  private final SerialWire wire;
  private final FaultLine faults;
  private final AnswerFrames answers = new AnswerFrames();

  BoardVoice(SerialWire wire, FaultLine faults) {
    this.wire = wire;
    this.faults = faults;
  }

  /** A request has arrived, and this happens at it. */
  void request(List<Mishap> happening) {
    answers.request(happening, this::send);
  }

  /** One frame of the answer to the last request. */
  void answer(byte[] frame) {
    answers.send(frame, this::send);
  }

  /** No answer is owed any more. */
  void forget() {
    answers.forget();
  }

  /** The program crashes and says so. */
  void panic() {
    send(AnswerFrames.PANIC.getBytes(StandardCharsets.US_ASCII));
  }

  /** Text that nobody asked for, in bits a second. */
  void print(String text, int rate) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    if (faults.has(new Fault.Garbage())) {
      send(bytes);
    } else if (!faults.has(new Fault.Silence())) {
      ByteArrayOutputStream arrives = new ByteArrayOutputStream(bytes.length);
      for (byte b : bytes) {
        arrive(faults.noisy(b & 0xFF), arrives);
      }
      wire.print(arrives.toByteArray(), rate);
    }
  }

  private void send(byte[] bytes) {
    boolean garbage = faults.has(new Fault.Garbage());
    ByteArrayOutputStream arrives = new ByteArrayOutputStream(bytes.length);
    for (byte b : bytes) {
      int passed = faults.pass(Fault.Way.TO_HOST, garbage ? wire.noise() : b);
      if (passed == FaultLine.PULLED) {
        answer(arrives);
        throw new CutShort(Mishap.Cut.UNPLUGGED);
      }
      arrive(passed, arrives);
    }
    answer(arrives);
  }

  private static void arrive(int passed, ByteArrayOutputStream arrives) {
    if (passed != FaultLine.LOST) {
      arrives.write(passed);
      if ((passed & FaultLine.TWICE) != 0) {
        arrives.write(passed);
      }
    }
  }

  private void answer(ByteArrayOutputStream bytes) {
    if (!faults.has(new Fault.Silence()) && bytes.size() > 0) {
      wire.answer(bytes.toByteArray());
    }
  }
}
