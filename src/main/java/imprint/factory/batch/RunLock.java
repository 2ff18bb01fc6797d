package imprint.factory.batch;

import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One run at a time in a folder, of all processes. A killed one gives its lock up by itself. */
final class RunLock implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Waits until nobody else writes there.
   *
   * @param waiting told once, if it is not free at once
   */
  static RunLock acquire(Path file, Runnable waiting) throws IOException {
    boolean told = false;
    while (true) {
      RunLock lock = attempt(file);
      if (lock != null) {
        return lock;
      }
      if (!told) {
        waiting.run();
        told = true;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      if (Thread.interrupted()) {
        throw new IOException("interrupted");
      }
    }
  }

  private static @Nullable RunLock attempt(Path file) throws IOException {
    FileChannel channel = open(file);
    boolean got = false;
    try {
      FileLock lock = channel.tryLock();
      // whoever had it may have removed the file in between: then this lock is on nothing
      got = lock != null && lives(channel, file);
      return got ? new RunLock(file, channel) : null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return null;
    } finally {
      if (!got) {
        channel.close();
      }
    }
  }

  private static FileChannel open(Path file) throws IOException {
    try {
      return PrivateFile.openNew(file);
    } catch (FileAlreadyExistsException there) {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
  }

  /** Writes a mark of its own and looks for it under the file's name. */
  private static boolean lives(FileChannel channel, Path file) throws IOException {
    byte[] mark =
        java.util.UUID.randomUUID().toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    channel.write(java.nio.ByteBuffer.wrap(mark), 0);
    channel.truncate(mark.length);
    try {
      return java.util.Arrays.equals(Files.readAllBytes(file), mark);
    } catch (NoSuchFileException removed) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException inUse) {
      // Windows keeps a file that another run waits for
    }
    channel.close();
  }
}
