package imprint.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The frames that a loader sends, and what mishaps make of them. */
final class AnswerFrames {
  /** Enough of a crash to be recognised. */
  static final String PANIC =
      "Guru Meditation Error: Core  0 panic'ed (Load access fault). Exception was unhandled.\r\n";

  /** A read register's answer: what a host hears that never had another one. */
  private static final byte[] FOREIGN = {
    (byte) 0xC0, 1, 0x0A, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xC0
  };

  private static final int ONE_BIT = 0x04;

  /** Length of a frame without anything in it. */
  private static final int EMPTY = 2;

  private final List<byte[]> late = new ArrayList<>();
  private Set<Mishap.OnAnswer> mishaps = EnumSet.noneOf(Mishap.OnAnswer.class);
  private byte[] last = FOREIGN;
  private byte[] before = FOREIGN;
  private int frames;

  /** A request is about to be executed; what is still owed to an earlier one goes out now. */
  void request(List<Mishap> happening, Consumer<byte[]> line) {
    late.forEach(line);
    late.clear();
    mishaps = EnumSet.noneOf(Mishap.OnAnswer.class);
    for (Mishap each : happening) {
      if (each instanceof Mishap.OnAnswer onAnswer) {
        mishaps.add(onAnswer);
      }
    }
    before = last;
    frames = 0;
  }

  /** Sends one frame of the answer. */
  void send(byte[] frame, Consumer<byte[]> line) {
    last = frame.length > EMPTY ? frame : last;
    boolean first = frames++ == 0;
    byte[] leaves = frame;
    for (Mishap.OnAnswer mishap : mishaps) {
      leaves =
          switch (mishap) {
            case LOST -> new byte[0];
            case LATE -> held(leaves);
            case STALE -> first ? before : new byte[0];
            case BYTE_DROPPED -> first ? middle(leaves) : leaves;
            case BYTE_FLIPPED ->
                first ? middle(leaves, (byte) (leaves[leaves.length / 2] ^ ONE_BIT)) : leaves;
            case BYTE_DOUBLED -> first ? doubled(leaves) : leaves;
            case PANIC_BEFORE -> first ? joined(panic(), leaves) : leaves;
            case PANIC_WITHIN -> first ? middle(leaves, joined(panic(), atMiddle(leaves))) : leaves;
          };
      if (leaves.length == 0) {
        return;
      }
    }
    line.accept(leaves);
  }

  /** The chip was reset: nothing is owed any more. */
  void forget() {
    late.clear();
    mishaps.clear();
  }

  private byte[] held(byte[] frame) {
    late.add(frame);
    return new byte[0];
  }

  /** The frame with {@code instead} in the place of its middle byte. */
  private static byte[] middle(byte[] frame, byte... instead) {
    int at = frame.length / 2;
    byte[] behind = Arrays.copyOfRange(frame, at + 1, frame.length);
    return joined(joined(Arrays.copyOf(frame, at), instead), behind);
  }

  private static byte[] doubled(byte[] frame) {
    return middle(frame, joined(atMiddle(frame), atMiddle(frame)));
  }

  private static byte[] atMiddle(byte[] frame) {
    return new byte[] {frame[frame.length / 2]};
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static byte[] panic() {
    return PANIC.getBytes(StandardCharsets.US_ASCII);
  }
}
