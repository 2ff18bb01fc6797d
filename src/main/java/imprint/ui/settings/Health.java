package imprint.ui.settings;

import imprint.line.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The station as the settings screen sees it. Every method may take a second. */
public interface Health {
  List<Check> check();

  /** The end of the log, newest last; empty where nothing was logged. */
  List<String> log() throws IOException;

  /** Writes what may leave the house, and nothing else. */
  void bundle(Path zip) throws IOException;
}
