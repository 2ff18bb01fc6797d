package imprint.label.print;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How labels get to a printer. */
public sealed interface Way {
  /** Where printers listen unless they are told otherwise. */
  int USUAL_PORT = 9100;

  /** A raw connection. */
  record Tcp(String host, int port) implements Way {
    @Override
    public String toString() {
      return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
  }

  /** A device of this computer that takes bytes, such as {@code /dev/usb/lp0}. */
  record Device(Path file) implements Way {
    @Override
    public String toString() {
      return "file:" + file;
    }
  }

  /** A queue of the system's printing service. */
  record Queue(String name) implements Way {
    @Override
    public String toString() {
      return "cups:" + name;
    }
  }

  /**
   * Reads {@code tcp://host:9100}, {@code file:/dev/usb/lp0} or {@code cups:QUEUE}.
   *
   * @return empty for anything else
   */
  static Optional<Way> parse(String text) {
    Matcher tcp = Words.TCP.matcher(text);
    if (tcp.matches()) {
      String host = tcp.group("six") == null ? tcp.group("name") : tcp.group("six");
      int port = tcp.group("port") == null ? USUAL_PORT : Integer.parseInt(tcp.group("port"));
      return port < 1 || port > 65_535 ? Optional.empty() : Optional.of(new Tcp(host, port));
    }
    if (Words.QUEUE.matcher(text).matches()) {
      return Optional.of(new Queue(text.substring("cups:".length())));
    }
    return text.startsWith("file:/") ? device(text.substring("file:".length())) : Optional.empty();
  }

  private static Optional<Way> device(String path) {
    try {
      return Optional.of(new Device(Path.of(path)));
    } catch (InvalidPathException impossible) {
      return Optional.empty();
    }
  }

  /** What is written. */
  final class Words {
    private static final Pattern TCP =
        Pattern.compile(
            "tcp://(?:\\[(?<six>[0-9A-Fa-f:.%a-z]{2,60})]|(?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,252}))"
                + "(?::(?<port>[0-9]{1,5}))?/?");

    /** A name that no command could take for an option. */
    private static final Pattern QUEUE = Pattern.compile("cups:[A-Za-z0-9_][A-Za-z0-9_.-]{0,126}");

    private Words() {}
  }
}
