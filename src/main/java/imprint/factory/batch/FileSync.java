package imprint.factory.batch;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Makes many written files last through a power cut. One by one that costs more than making the
 * units; Linux can do it for all files of a disk at once (syncfs(2), which reports failed writes
 * since Linux 5.8).
 */
public interface FileSync {
  /** Told of each file before it is closed. */
  void written(FileChannel file) throws IOException;

  /** What was written below {@code folder} lasts when this returns. */
  void settle(Path folder) throws IOException;

  /** Below this many units, getting ready to call the system costs more than it saves. */
  int FEW_UNITS = 10;

  /** The fastest way that this system has for a run of {@code units}. */
  static FileSync ofThisSystem(int units) {
    boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    if (linux && units >= FEW_UNITS) {
      try {
        return new WholeDisk();
      } catch (RuntimeException noSuchFunction) {
        // an old C library, or native access is not allowed
      }
    }
    return new EachFile();
  }

  /** Every file by itself, on any system. */
  final class EachFile implements FileSync {
    @Override
    public void written(FileChannel file) throws IOException {
      file.force(true);
    }

    @Override
    public void settle(Path folder) {
      // each file was settled when it was written
    }
  }

  /** All files of the disk at once. */
  @SuppressWarnings("restricted")
  final class WholeDisk implements FileSync {
    private static final int READ_ONLY = 0;

    private final MethodHandle open = function("open", ADDRESS, JAVA_INT);
    private final MethodHandle syncfs = function("syncfs", JAVA_INT);
    private final MethodHandle close = function("close", JAVA_INT);

    @Override
    public void written(FileChannel file) {
      // later, with all others
    }

    @Override
    public void settle(Path folder) throws IOException {
      try (Arena arena = Arena.ofConfined()) {
        int descriptor = call(open, arena.allocateFrom(folder.toString()), READ_ONLY);
        if (descriptor < 0) {
          throw new IOException("open " + folder);
        }
        int failed = call(syncfs, descriptor);
        call(close, descriptor);
        if (failed != 0) {
          throw new IOException("syncfs " + folder);
        }
      }
    }

    private static MethodHandle function(String name, java.lang.foreign.MemoryLayout... arguments) {
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(
          linker.defaultLookup().find(name).orElseThrow(),
          FunctionDescriptor.of(JAVA_INT, arguments));
    }

    private static int call(MethodHandle function, Object... arguments) {
      try {
        return (int) function.invokeWithArguments(arguments);
      } catch (Error | RuntimeException e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("C functions throw nothing", e);
      }
    }
  }
}
