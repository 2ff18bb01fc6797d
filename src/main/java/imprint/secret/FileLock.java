package imprint.secret;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One who reads, changes and writes a file at a time, of all processes: by a lock on an empty file
 * beside it, {@code <file>.lock}, which stays. A killed process gives its lock up by itself. Not
 * for a thread that has it already.
 */
public final class FileLock implements AutoCloseable {
  /** A process that tried for a lock that it holds would be refused, and could lose it. */
  private static final Map<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

  private final ReentrantLock here;
  private final FileChannel channel;

  private FileLock(ReentrantLock here, FileChannel channel) {
    this.here = here;
    this.channel = channel;
  }

  /** Waits until nobody else has it. Whoever does must not hold what those wait for. */
  public static FileLock on(Path file) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    PrivateFile.createFolders(folder);
    Path lock = folder.toRealPath().resolve(file.getFileName() + ".lock");
    ReentrantLock here = HERE.computeIfAbsent(lock, _ -> new ReentrantLock());
    here.lock();
    boolean got = false;
    try {
      FileLock locked = new FileLock(here, locked(lock));
      got = true;
      return locked;
    } finally {
      if (!got) {
        here.unlock();
      }
    }
  }

  private static FileChannel locked(Path lock) throws IOException {
    FileChannel channel = open(lock);
    boolean got = false;
    try {
      got = channel.lock().isValid();
      return channel;
    } finally {
      if (!got) {
        channel.close();
      }
    }
  }

  private static FileChannel open(Path lock) throws IOException {
    try {
      return PrivateFile.openNew(lock);
    } catch (FileAlreadyExistsException there) {
      return FileChannel.open(lock, StandardOpenOption.WRITE);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException givenUpWithTheProcess) {
      // nothing was written to it
    } finally {
      here.unlock();
    }
  }
}
