package imprint.label.print;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How labels get to a printer. */
public sealed interface Way {
  /** Where printers listen unless they are told otherwise. */
  int USUAL_PORT = 9100;

  /** Where IPP is spoken, RFC 8010. */
  int IPP_PORT = 631;

  /** The path of printers on a network, PWG 5100.14. */
  String USUAL_PATH = "/ipp/print";

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

  /** A printer, or a queue of a server, that speaks IPP. */
  record Ipp(String host, int port, String path) implements Way {
    /** Where the queues of CUPS are. */
    static final String QUEUES = "/printers/";

    /** Whether it is a queue, with a printer of its own behind it. */
    boolean queue() {
      return path.startsWith(QUEUES);
    }

    /** What a job is called: of a queue as CUPS itself does, so that {@code cancel} knows it. */
    String job(int number) {
      return queue() ? path.substring(QUEUES.length()) + "-" + number : Integer.toString(number);
    }

    /** As it names itself. */
    URI uri() {
      return URI.create(toString());
    }

    /** Where it is asked, RFC 8010 section 4. */
    URI http() {
      return URI.create("http" + toString().substring("ipp".length()));
    }

    @Override
    public String toString() {
      return "ipp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + path;
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
   * Reads {@code tcp://host:9100}, {@code ipp://host:631/ipp/print}, {@code file:/dev/usb/lp0} or
   * {@code cups:QUEUE}.
   *
   * @return empty for anything else
   */
  static Optional<Way> parse(String text) {
    Matcher tcp = Words.TCP.matcher(text);
    if (tcp.matches()) {
      return port(tcp, USUAL_PORT).map(port -> new Tcp(Words.host(tcp), port));
    }
    Matcher ipp = Words.IPP.matcher(text);
    if (ipp.matches()) {
      String path = ipp.group("path") == null ? USUAL_PATH : ipp.group("path");
      return port(ipp, IPP_PORT).map(port -> new Ipp(Words.host(ipp), port, path));
    }
    if (Words.QUEUE.matcher(text).matches()) {
      return Optional.of(new Queue(text.substring("cups:".length())));
    }
    return text.startsWith("file:/") ? device(text.substring("file:".length())) : Optional.empty();
  }

  private static Optional<Integer> port(Matcher address, int usual) {
    String written = address.group("port");
    int port = written == null ? usual : Integer.parseInt(written);
    return port < 1 || port > 65_535 ? Optional.empty() : Optional.of(port);
  }

  private static Optional<Way> device(String path) {
    try {
      return Optional.of(new Device(Path.of(path)));
    } catch (InvalidPathException impossible) {
      return Optional.empty();
    }
  }

  /** Whether it can be asked how it is: a device takes bytes and gives none. */
  default boolean answers() {
    return !(this instanceof Device);
  }

  /** Whether the print can be moved here: who gets a whole page places it himself. */
  default boolean moves() {
    return this instanceof Tcp || this instanceof Device;
  }

  /** What is written. */
  final class Words {
    private static final String HOST =
        "(?:\\[(?<six>[0-9A-Fa-f:.%a-z]{2,60})]|(?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,252}))"
            + "(?::(?<port>[0-9]{1,5}))?";

    private static final Pattern TCP = Pattern.compile("tcp://" + HOST + "/?");

    /** No user and no password: the file is no place for them. */
    private static final Pattern IPP =
        Pattern.compile("ipp://" + HOST + "(?:/|(?<path>(?:/[A-Za-z0-9._~-]{1,127}){1,8}))?");

    /** A name that no command could take for an option. */
    private static final Pattern QUEUE = Pattern.compile("cups:[A-Za-z0-9_][A-Za-z0-9_.-]{0,126}");

    private Words() {}

    private static String host(Matcher address) {
      String name = address.group("name");
      return name == null ? address.group("six") : name;
    }
  }
}
