package imprint;

import imprint.cli.StationPrompt;
import imprint.cli.Surroundings;
import imprint.finding.Refusal;
import imprint.ledger.custody.Prompt;
import imprint.line.Station;
import imprint.line.StationFile;
import imprint.line.StationSettings;
import imprint.secret.PrivateFile;
import imprint.ui.Desktop;
import imprint.ui.StationWindow;
import imprint.ui.WindowFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Opens the station window, or says what to do where there is no screen. */
final class Window {
  private static final String LOG = "imprint.log";
  private static final Duration REHEARSAL = Duration.ofSeconds(8);

  private Window() {}

  /**
   * Returns when the window was closed.
   *
   * @return the program's exit code
   */
  static int open(Surroundings with, Locale locale) {
    if (!StationWindow.displayPresent()) {
      with.err()
          .println(
              "imprint: there is no display here. Start it where there is one, or use a command:"
                  + " imprint --help lists them, imprint demo tries everything out.");
      return 1;
    }
    try {
      PrivateFile.createFolders(with.data());
      System.setProperty(LogSetup.FILE, with.data().resolve(LOG).toString());
    } catch (IOException e) {
      with.err().println("imprint: " + Refusal.unwritable(with.data(), e).getMessage());
      return 1;
    }
    try {
      Desktop.open(
          person ->
              Station.open(
                  settings(with, person), with.ports(), with.pause(), with.random(), with.clock()),
          new WindowFiles(with.settings().resolve("window.json"), with.data().resolve(LOG)),
          locale);
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  /**
   * Shows a window with nothing in it for a few seconds, for the start cache; gives up where that
   * is not possible. Needs no display with {@code glass.platform=Headless}.
   */
  static void rehearse(Surroundings with, Path folder) {
    StationSettings settings =
        new StationSettings(
            "rehearsal",
            "",
            folder.resolve("ledger.sqlite").toString(),
            folder.resolve("labels"),
            StationSettings.FASTEST);
    WindowFiles files =
        new WindowFiles(folder.resolve("window.json"), folder.resolve("imprint.log"));
    Thread show =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    Desktop.rehearse(
                        _ ->
                            Station.open(
                                settings, with.ports(), with.pause(), with.random(), with.clock()),
                        files,
                        Locale.ENGLISH,
                        REHEARSAL);
                  } catch (InterruptedException early) {
                    Thread.currentThread().interrupt();
                  }
                });
    try {
      // without the libraries that draw letters the toolkit never comes up
      show.join(REHEARSAL.multipliedBy(3));
    } catch (InterruptedException early) {
      Thread.currentThread().interrupt();
    }
  }

  private static StationSettings settings(Surroundings with, Prompt person) {
    return new StationSettings(
        StationSettings.computer(),
        "",
        StationFile.read(with.settings())
            .access(null, with.data().resolve("ledger.sqlite"), with.environment())
            .asking(passphraseFile(with, person)),
        with.data().resolve("labels"),
        StationSettings.FASTEST,
        with.data().resolve("traces"),
        true,
        with.settings().resolve("line.json"));
  }

  /** Who started the window from a terminal does not look there for a question. */
  private static Prompt passphraseFile(Surroundings with, Prompt person) {
    Prompt file = StationPrompt.of(with.environment().get(StationPrompt.FILE), Optional.empty());
    return (what, keyFile) -> file.ask(what, keyFile).or(() -> person.ask(what, keyFile));
  }
}
