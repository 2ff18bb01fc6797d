package imprint.esp.link;

import java.io.ByteArrayOutputStream;

/**
 * Takes a telnet stream apart (RFC 854, 855): data, verbs about options, and subnegotiations. The
 * other side may send anything: nothing grows without bound, and nothing is refused.
 */
final class Telnet {
  static final int IAC = 255;
  static final int DONT = 254;
  static final int DO = 253;
  static final int WONT = 252;
  static final int WILL = 251;
  static final int SB = 250;
  static final int SE = 240;

  private static final int LONGEST_TOLD = 256;

  /** Takes what is not data. */
  interface Ear {
    /** WILL, WONT, DO or DONT. */
    void asked(int verb, int option);

    /** A whole subnegotiation, unescaped: the option first. */
    void told(byte[] subnegotiation);
  }

  private enum State {
    DATA,
    COMMAND,
    OPTION,
    TOLD,
    TOLD_COMMAND
  }

  private final Ear ear;
  private State state = State.DATA;
  private int verb;
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  Telnet(Ear ear) {
    this.ear = ear;
  }

  /** Takes {@code count} bytes of {@code received}; the data among them go to {@code data}. */
  void take(byte[] received, int count, ByteArrayOutputStream data) {
    for (int i = 0; i < count; i++) {
      state = next(received[i] & 0xFF, data);
    }
  }

  private State next(int value, ByteArrayOutputStream data) {
    return switch (state) {
      case DATA -> value == IAC ? State.COMMAND : plain(value, data);
      case COMMAND -> command(value, data);
      case OPTION -> {
        ear.asked(verb, value);
        yield State.DATA;
      }
      case TOLD -> value == IAC ? State.TOLD_COMMAND : keep(value);
      case TOLD_COMMAND -> toldCommand(value, data);
    };
  }

  private static State plain(int value, ByteArrayOutputStream data) {
    data.write(value);
    return State.DATA;
  }

  private State command(int value, ByteArrayOutputStream data) {
    return switch (value) {
      case IAC -> plain(IAC, data);
      case WILL, WONT, DO, DONT -> {
        verb = value;
        yield State.OPTION;
      }
      case SB -> {
        told.reset();
        yield State.TOLD;
      }
      default -> State.DATA;
    };
  }

  private State keep(int value) {
    if (told.size() <= LONGEST_TOLD) {
      told.write(value);
    }
    return State.TOLD;
  }

  private State toldCommand(int value, ByteArrayOutputStream data) {
    if (value == IAC) {
      return keep(IAC);
    }
    if (value == SE) {
      if (told.size() > 0 && told.size() <= LONGEST_TOLD) {
        ear.told(told.toByteArray());
      }
      return State.DATA;
    }
    // the end was lost: what follows is a command of its own
    return command(value, data);
  }

  /** {@code bytes} with every 255 doubled. */
  static byte[] escape(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 16);
    for (byte value : bytes) {
      out.write(value);
      if ((value & 0xFF) == IAC) {
        out.write(IAC);
      }
    }
    return out.toByteArray();
  }
}
