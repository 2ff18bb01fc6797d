package imprint.secret.token;

import imprint.secret.token.TokenFault.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;

/**
 * Whether a file may be loaded into this process as the library of a token: whoever can put another
 * one in its place is asked for the PIN.
 */
final class TokenLibrary {
  private TokenLibrary() {}

  /**
   * Where the library is indeed, without links.
   *
   * @throws TokenFault RELATIVE; LIBRARY where there is no such file; WRITABLE where everybody may
   *     write to it, to its folder or to that of the link
   */
  static String checked(String library) throws TokenFault {
    try {
      Path path = Path.of(library);
      if (!path.isAbsolute()) {
        throw new TokenFault(Kind.RELATIVE);
      }
      Path real = path.toRealPath();
      // quotes and dollars mean something else in what SunPKCS11 reads
      if (!Files.isRegularFile(real) || real.toString().matches("(?s).*[\"$].*")) {
        throw new TokenFault(Kind.LIBRARY);
      }
      // who may write to the folder of a link may lead it elsewhere
      for (Path file : List.of(real, path)) {
        Path folder = file.getParent();
        if (forEverybody(file) || (folder != null && forEverybody(folder))) {
          throw new TokenFault(Kind.WRITABLE);
        }
      }
      return real.toString();
    } catch (IOException | InvalidPathException absent) {
      throw new TokenFault(Kind.LIBRARY, absent);
    }
  }

  /** Windows has no such permissions. */
  private static boolean forEverybody(Path path) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    return view != null
        && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_WRITE);
  }
}
