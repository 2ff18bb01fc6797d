package imprint.secret;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files that only their owner can read, written whole or not at all: temporary file beside the
 * target, fsync, rename, fsync of the folder.
 */
public final class PrivateFile {
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rwx------");

  private static final int BUFFER = 1 << 16;

  private PrivateFile() {}

  /**
   * Replaces {@code file} by {@code bytes}; on failure the old content stays and no rest is left.
   *
   * @throws FileAlreadyExistsException where a folder, a device or a pipe has its name
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    replace(file, temporary -> writeNew(temporary, bytes));
  }

  /** What goes into a file, for which there need not be memory all at once. */
  public interface Content {
    void to(OutputStream out) throws IOException;
  }

  /**
   * Replaces {@code file} by what {@code content} writes; on failure the old content stays and no
   * rest is left.
   */
  public static void write(Path file, Content content) throws IOException {
    replace(file, temporary -> writeNew(temporary, content));
  }

  private static void writeNew(Path file, Content content) throws IOException {
    try (FileChannel channel = openNew(file);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
      content.to(out);
      out.flush();
      channel.force(true);
    }
  }

  /** Makes a file of that name. */
  private interface Making {
    void at(Path file) throws IOException;
  }

  private static void replace(Path file, Making making) throws IOException {
    // what is renamed to a device or a pipe takes its place, for all programs
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Path folder = folderOf(file);
    createFolders(folder);
    Path temporary = temporary(file);
    try {
      making.at(temporary);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncFolder(folder);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Makes {@code file} of {@code bytes} unless it exists: of several who try at once, threads or
   * processes, one wins, and nobody ever sees a part of it.
   *
   * @return false where the file was there before; it is left as it is
   */
  public static boolean create(Path file, byte[] bytes) throws IOException {
    Path folder = folderOf(file);
    createFolders(folder);
    Path temporary = temporary(file);
    try {
      writeNew(temporary, bytes);
      return place(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Gives a file that was written beside {@code file} that place unless one is there. The other
   * name may stay.
   *
   * @return false where one was there; it is left as it is
   */
  public static boolean place(Path written, Path file) throws IOException {
    try {
      // a link, unlike a rename, never replaces; some disks (FAT) know no links
      linkOrMove(written, file);
      syncFolder(folderOf(file));
      return true;
    } catch (FileAlreadyExistsException there) {
      return false;
    }
  }

  private static void linkOrMove(Path written, Path file) throws IOException {
    try {
      Files.createLink(file, written);
    } catch (FileAlreadyExistsException there) {
      throw there;
    } catch (UnsupportedOperationException | FileSystemException noLinks) {
      Files.move(written, file);
    }
  }

  /** The name beside {@code file} under which this process writes what is to take its place. */
  public static Path temporary(Path file) {
    String mine = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    return folderOf(file).resolve("." + file.getFileName() + "." + mine + ".part");
  }

  /**
   * Removes what processes that have ended left half written beside {@code file}. A number that
   * another process has by now keeps it until the next time.
   */
  public static void sweep(Path file) throws IOException {
    Path folder = folderOf(file);
    if (!Files.isDirectory(folder)) {
      return;
    }
    Pattern parts =
        Pattern.compile(
            Pattern.quote("." + file.getFileName() + ".") + "(?:(\\d+)-)?[0-9a-f-]{36}\\.part");
    try (DirectoryStream<Path> there = Files.newDirectoryStream(folder)) {
      for (Path each : there) {
        Matcher part = parts.matcher(each.getFileName().toString());
        if (part.matches() && !alive(part.group(1))) {
          Files.deleteIfExists(each);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /** Earlier versions wrote no number. */
  private static boolean alive(@Nullable String pid) {
    return pid != null
        && pid.length() <= 18
        && ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
  }

  /**
   * Adds a line to a file, and settles it on the disk. What a process that died left of a line of
   * its own stays a line by itself.
   *
   * @param line without its end
   */
  public static void appendLine(Path file, byte[] line) throws IOException {
    Path folder = folderOf(file);
    createFolders(folder);
    boolean there = Files.exists(file);
    ByteBuffer rest = ByteBuffer.allocate(line.length + 2);
    if (there && !endsWithLine(file)) {
      rest.put((byte) '\n');
    }
    rest.put(line).put((byte) '\n').flip();
    var options =
        EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    try (FileChannel channel = FileChannel.open(file, options, ownerOnly(folder, "rw-------"))) {
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    if (!there) {
      syncFolder(folder);
    }
  }

  private static boolean endsWithLine(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      long size = channel.size();
      return size == 0 || (channel.read(last, size - 1) == 1 && last.get(0) == '\n');
    }
  }

  /** Opens a file for writing that is not there yet; for what is settled on the disk later. */
  public static FileChannel openNew(Path file) throws IOException {
    var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return FileChannel.open(file, options, ownerOnly(folderOf(file), "rw-------"));
  }

  private static void writeNew(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = openNew(file)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  /** Creates the folder and its missing parents for the owner alone. */
  public static void createFolders(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, ownerOnly(folder, "rwx------"));
    } catch (FileAlreadyExistsException | NoSuchFileException thereOrWithoutParents) {
      Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
    }
  }

  /**
   * Whether nobody but its owner may read or write the file. On Windows the access list of the
   * profile's folder keeps other people out.
   */
  public static boolean ownersAlone(Path file) throws IOException {
    return !file.getFileSystem().supportedFileAttributeViews().contains("posix")
        || OWNERS.containsAll(Files.getPosixFilePermissions(file));
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IllegalArgumentException("not a file: " + file);
    }
    return folder;
  }

  private static FileAttribute<?>[] ownerOnly(Path near, String permissions) {
    boolean posix = near.getFileSystem().supportedFileAttributeViews().contains("posix");
    // on Windows the profile folder's own access list already keeps other people out
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException unsupported) {
      // Windows cannot open a folder as a file; its rename is journalled
    }
  }
}
