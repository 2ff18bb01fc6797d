package imprint.ui;

import imprint.ui.kit.FilePicker;
import java.nio.file.Path;
import java.util.Optional;

/** A person who never picks a file. */
record NoPicker() implements FilePicker {
  @Override
  public Optional<Path> open(String title) {
    return Optional.empty();
  }

  @Override
  public Optional<Path> save(String title, String suggestedName) {
    return Optional.empty();
  }
}
