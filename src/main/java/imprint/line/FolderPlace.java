package imprint.line;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a folder is or will be, which nobody makes before there is something to put into it. */
record FolderPlace(Path folder) {
  /** The folder, or the nearest one that is there; something else where that stands in its way. */
  Path there() {
    for (@Nullable Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at)) {
        return at;
      }
    }
    // of a drive that is gone
    return folder;
  }

  boolean writable() {
    Path there = there();
    return Files.isDirectory(there) && Files.isWritable(there);
  }
}
