package imprint.factory.batch;

import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One run, or one change of a file, at a time, of all processes. A killed one gives its lock up by
 * itself.
 *
 * <p>While it is held, nothing here opens the file again: where locks are those of POSIX, closing
 * any descriptor of a file gives up all locks that the process has on it (fcntl(2)).
 */
public final class RunLock implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Lengths that a file is given to be known by. */
  private static final int LENGTHS = 1 << 16;

  /** Those of this process, which must not even try. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

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
  public static RunLock acquire(Path file, Runnable waiting) throws IOException {
    boolean told = false;
    Path place =
        Objects.requireNonNull(file.toAbsolutePath().getParent())
            .toRealPath()
            .resolve(file.getFileName());
    while (true) {
      RunLock lock = attempt(place);
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
    if (!HELD.add(file)) {
      return null;
    }
    @Nullable RunLock lock = null;
    try {
      lock = locked(file);
      return lock;
    } finally {
      if (lock == null) {
        HELD.remove(file);
      }
    }
  }

  private static @Nullable RunLock locked(Path file) throws IOException {
    FileChannel channel = open(file);
    boolean got = false;
    try {
      // whoever had it may have removed the file in between: then this lock is on nothing
      got = channel.tryLock() != null && lives(channel, file);
      return got ? new RunLock(file, channel) : null;
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

  /**
   * Gives what is locked lengths that are drawn, and looks whether the file of that name has them.
   */
  private static boolean lives(FileChannel channel, Path file) throws IOException {
    for (int i = 0; i < 2; i++) {
      int length = ThreadLocalRandom.current().nextInt(1, LENGTHS);
      channel.truncate(0);
      channel.write(ByteBuffer.allocate(1), length - 1L);
      try {
        if (Files.size(file) != length) {
          return false;
        }
      } catch (NoSuchFileException removed) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException inUse) {
      // Windows keeps a file that another run waits for
    }
    try {
      channel.close();
    } finally {
      HELD.remove(file);
    }
  }
}
