package imprint.esp.link;

import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which telnet options both sides agreed on. Bytes have to pass unchanged both ways (RFC 856), and
 * we have to be heard as the master of a port (RFC 2217); everything else is declined, once.
 */
final class TelnetOptions {
  private static final int BINARY = 0;
  private static final int SUPPRESS_GO_AHEAD = 3;

  /** What we offer, and what we ask of the other side. */
  private static final List<Integer> OURS = List.of(BINARY, SUPPRESS_GO_AHEAD, ComPort.OPTION);

  private static final List<Integer> THEIRS = List.of(BINARY, SUPPRESS_GO_AHEAD);

  private final Set<Integer> agreedOurs = new HashSet<>();
  private final Set<Integer> agreedTheirs = new HashSet<>();
  private final Set<List<Integer>> answered = new HashSet<>();
  private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
  private boolean refused;

  /** What to begin with. */
  byte[] opening() {
    OURS.forEach(option -> say(Telnet.WILL, option));
    THEIRS.forEach(option -> say(Telnet.DO, option));
    return takeAnswers();
  }

  /** Takes WILL, WONT, DO or DONT of the other side. */
  void asked(int verb, int option) {
    switch (verb) {
      case Telnet.DO -> agree(agreedOurs, OURS, option, Telnet.WONT);
      case Telnet.WILL -> agree(agreedTheirs, THEIRS, option, Telnet.DONT);
      case Telnet.DONT -> refused |= option == BINARY || option == ComPort.OPTION;
      default -> refused |= option == BINARY;
    }
  }

  private void agree(Set<Integer> agreed, List<Integer> wanted, int option, int otherwise) {
    if (wanted.contains(option)) {
      agreed.add(option);
    } else if (option == ComPort.OPTION) {
      // a server that offers to be the slave has understood the option as well
      say(Telnet.DO, option);
    } else {
      say(otherwise, option);
    }
  }

  private void say(int verb, int option) {
    if (answered.add(List.of(verb, option))) {
      answers.write(Telnet.IAC);
      answers.write(verb);
      answers.write(option);
    }
  }

  /** What has to be sent since the last call. */
  byte[] takeAnswers() {
    byte[] taken = answers.toByteArray();
    answers.reset();
    return taken;
  }

  /** The port can be controlled and bytes pass unchanged. */
  boolean agreed() {
    return agreedOurs.contains(ComPort.OPTION)
        && agreedOurs.contains(BINARY)
        && agreedTheirs.contains(BINARY);
  }

  /** The other side will not have it. */
  boolean refused() {
    return refused;
  }
}
