package imprint.ui.kit;

import java.nio.file.Path;
import java.util.Optional;

/** Asks a person for a file. Behind an interface: a machine without a display has no dialogs. */
public interface FilePicker {
  /** A file that is there; empty when the person changed their mind. */
  Optional<Path> open(String title);

  /** Where to write; empty when the person changed their mind. */
  Optional<Path> save(String title, String suggestedName);
}
