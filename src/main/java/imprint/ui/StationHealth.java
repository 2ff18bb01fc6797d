package imprint.ui;

import imprint.line.Check;
import imprint.line.Station;
import imprint.line.SupportBundle;
import imprint.ui.settings.Health;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The station as the settings screen sees it.
 *
 * @param file the log's
 */
record StationHealth(Station station, Path file) implements Health {
  private static final int SHOWN = 300;

  @Override
  public List<Check> check() {
    return station.selfCheck();
  }

  @Override
  public List<String> log() throws IOException {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    // what a process that died wrote last may be half a character
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    return lines.subList(Math.max(0, lines.size() - SHOWN), lines.size());
  }

  @Override
  public void bundle(Path zip) throws IOException {
    SupportBundle.write(zip, station.selfCheck(), file);
  }
}
