package imprint.finding;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** What to say of a file or folder that could not be read or written. */
final class FileTrouble {
  private FileTrouble() {}

  static Finding unreadable(Object file, Exception e) {
    return switch (origin(e)) {
      case NoSuchFileException _ -> Finding.error("file.absent", file);
      case AccessDeniedException _ -> Finding.error("file.unreadable-no-right", file);
      case Exception other -> Finding.error("file.unreadable", file, reason(other));
    };
  }

  static Finding unwritable(Object file, Exception e) {
    return switch (origin(e)) {
      case NoSuchFileException _ -> Finding.error("file.unwritable-no-folder", file);
      case AccessDeniedException _ -> Finding.error("file.unwritable-no-right", file);
      case FileAlreadyExistsException _, DirectoryNotEmptyException _ ->
          Finding.error("file.unwritable-in-the-way", file);
      case Exception other -> Finding.error("file.unwritable", file, reason(other));
    };
  }

  /** What the system says, such as "No space left on device", without the path. */
  static String reason(Exception e) {
    Exception origin = origin(e);
    String said =
        switch (origin) {
          case FileSystemException f -> f.getReason() == null ? unsaid(f) : f.getReason();
          case IOException io -> io.getMessage();
          default -> null;
        };
    return said == null ? origin.getClass().getSimpleName() : said;
  }

  /** The system's words, for which Java has a class and gives no reason. */
  private static @Nullable String unsaid(FileSystemException e) {
    return switch (e) {
      case AccessDeniedException _ -> "Permission denied";
      case NoSuchFileException _ -> "No such file or directory";
      case FileAlreadyExistsException _ -> "File exists";
      case NotDirectoryException _ -> "Not a directory";
      case DirectoryNotEmptyException _ -> "Directory not empty";
      default -> null;
    };
  }

  /** Streams and other threads hand on what went wrong inside something else. */
  private static Exception origin(Exception e) {
    Exception at = e;
    while (!(at instanceof IOException) && at.getCause() instanceof Exception cause) {
      at = cause;
    }
    return at;
  }
}
