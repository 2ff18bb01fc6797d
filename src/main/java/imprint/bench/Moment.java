package imprint.bench;

import java.util.Optional;

/**
 * Which request of a board's life, counted from 1 and only while its loader listens.
 *
 * @param opcode only requests with this one count; empty: all do
 */
public record Moment(Optional<Integer> opcode, int number) {
  private static final int LAST_OPCODE = 0xFF;

  public Moment {
    if (number < 1) {
      throw new IllegalArgumentException("counting starts at 1");
    }
  }

  /** Request {@code number}, whatever it is. */
  public static Moment request(int number) {
    return new Moment(Optional.empty(), number);
  }

  /** The request that is number {@code number} of those with {@code opcode}. */
  public static Moment of(int opcode, int number) {
    return new Moment(Optional.of(opcode), number);
  }

  /** As {@code N} or {@code OPCODE/N}; empty when {@code text} is neither. */
  static Optional<Moment> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return number(text).map(Moment::request);
    }
    return PortName.number(text.substring(0, slash), LAST_OPCODE)
        .flatMap(opcode -> number(text.substring(slash + 1)).map(n -> of(opcode.intValue(), n)));
  }

  private static Optional<Integer> number(String text) {
    return PortName.number(text, Integer.MAX_VALUE).filter(n -> n > 0).map(Long::intValue);
  }
}
