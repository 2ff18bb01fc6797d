package imprint.ui.kit;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The operating system's own file dialogs; each opens where the last one ended. */
public final class SystemFilePicker implements FilePicker {
  private final Window owner;
  private @Nullable File folder;

  public SystemFilePicker(Window owner) {
    this.owner = owner;
  }

  @Override
  public Optional<Path> open(String title) {
    return picked(chooser(title).showOpenDialog(owner));
  }

  @Override
  public Optional<Path> save(String title, String suggestedName) {
    FileChooser chooser = chooser(title);
    chooser.setInitialFileName(suggestedName);
    return picked(chooser.showSaveDialog(owner));
  }

  private FileChooser chooser(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    if (folder != null && folder.isDirectory()) {
      chooser.setInitialDirectory(folder);
    }
    return chooser;
  }

  private Optional<Path> picked(@Nullable File file) {
    if (file == null) {
      return Optional.empty();
    }
    folder = file.getParentFile();
    return Optional.of(file.toPath());
  }
}
