package imprint;

import imprint.bench.SimulatedPorts;
import imprint.cli.Commands;
import imprint.cli.StationPrompt;
import imprint.cli.Stop;
import imprint.cli.Surroundings;
import imprint.esp.link.Ports;
import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The program: no arguments open the station window, a command word runs the command line. */
public final class Imprint {
  private Imprint() {}

  public static void main(String[] words) {
    System.exit(run(words));
  }

  private static int run(String[] words) {
    Stop stop = new Stop();
    Runtime.getRuntime().addShutdownHook(new Thread(stop::ask, "stop"));
    try {
      return run(stop, words);
    } finally {
      stop.ended();
    }
  }

  private static int run(Stop stop, String[] words) {
    Locale locale = Locale.getDefault();
    // what is formatted is for machines, unless a language is named; some have digits of their own
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    SecureRandom random = new SecureRandom();
    Ports ports = new Ports(Map.of("sim:", new SimulatedPorts(random)::plug));
    Surroundings surroundings =
        new Surroundings(
            ports,
            Thread::sleep,
            random,
            InstantSource.system(),
            stop,
            StationPrompt.of(
                System.getenv(StationPrompt.FILE), Optional.ofNullable(System.console())),
            dataFolder(system),
            settingsFolder(system),
            System.getenv(),
            Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent(),
            new BufferedReader(new InputStreamReader(System.in, typed())),
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    if (words.length == 0) {
      return Window.open(surroundings, locale);
    }
    // labels are drawn without a screen
    System.setProperty("java.awt.headless", "true");
    int code = Commands.run(surroundings, words);
    String rehearsal = System.getProperty("imprint.rehearsal");
    if (rehearsal != null) {
      Window.rehearse(surroundings, Path.of(rehearsal));
    }
    return code;
  }

  /** What the terminal says, or the other program. */
  private static Charset typed() {
    return Charset.forName(System.getProperty("stdin.encoding", "UTF-8"), StandardCharsets.UTF_8);
  }

  /** Where this computer's programs keep their data. */
  private static Path dataFolder(String system) {
    Path home = Path.of(System.getProperty("user.home"));
    if (system.contains("win")) {
      return environment("LOCALAPPDATA", home.resolve("AppData/Local")).resolve("Imprint");
    }
    if (system.contains("mac")) {
      return home.resolve("Library/Application Support/Imprint");
    }
    return environment("XDG_DATA_HOME", home.resolve(".local/share")).resolve("imprint");
  }

  /** Where a person sets programs up: on Linux a folder of its own. */
  private static Path settingsFolder(String system) {
    if (system.contains("win") || system.contains("mac")) {
      return dataFolder(system);
    }
    Path home = Path.of(System.getProperty("user.home"));
    return environment("XDG_CONFIG_HOME", home.resolve(".config")).resolve("imprint");
  }

  private static Path environment(String name, Path otherwise) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? otherwise : Path.of(value);
  }
}
