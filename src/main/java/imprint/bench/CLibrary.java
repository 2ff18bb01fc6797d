package imprint.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The functions of the system's C library that make a terminal (POSIX.1-2017). */
@SuppressWarnings("restricted")
final class CLibrary {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final int LONGEST_NAME = 128;

  private final MethodHandle openTerminal = function("posix_openpt", JAVA_INT, JAVA_INT);
  private final MethodHandle grant = function("grantpt", JAVA_INT, JAVA_INT);
  private final MethodHandle unlock = function("unlockpt", JAVA_INT, JAVA_INT);
  private final MethodHandle name = function("ptsname", ADDRESS, JAVA_INT);
  private final MethodHandle open = function("open", JAVA_INT, ADDRESS, JAVA_INT);
  private final MethodHandle close = function("close", JAVA_INT, JAVA_INT);
  private final MethodHandle read = function("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private final MethodHandle write = function("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private final MethodHandle poll = function("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  private final MethodHandle settings = function("tcgetattr", JAVA_INT, JAVA_INT, ADDRESS);
  private final MethodHandle makeRaw = action("cfmakeraw", ADDRESS);
  private final MethodHandle set = function("tcsetattr", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);

  int openTerminal(int flags) throws IOException {
    return checked(openTerminal, "posix_openpt", flags);
  }

  /** Makes the terminal's other side usable and gives its path. */
  String unlock(int master) throws IOException {
    checked(grant, "grantpt", master);
    checked(unlock, "unlockpt", master);
    MemorySegment path = (MemorySegment) call(name, master);
    if (path.equals(MemorySegment.NULL)) {
      throw new IOException("ptsname");
    }
    return path.reinterpret(LONGEST_NAME).getString(0);
  }

  int open(MemorySegment path, int flags) throws IOException {
    return checked(open, "open", path, flags);
  }

  void close(int descriptor) {
    call(close, descriptor);
  }

  /** Bytes read; 0 or less: none will come. */
  int read(int descriptor, MemorySegment into) {
    return (int) (long) call(read, descriptor, into, into.byteSize());
  }

  /** Bytes written; 0 or less: nobody takes them. */
  int write(int descriptor, MemorySegment from) {
    return (int) (long) call(write, descriptor, from, from.byteSize());
  }

  /** Waits for what one {@code struct pollfd} asks for. */
  void poll(MemorySegment one, int milliseconds) throws IOException {
    checked(poll, "poll", one, 1L, milliseconds);
  }

  /** No echo, no line editing, all eight bits; {@code room} holds a struct termios meanwhile. */
  void makeRaw(int terminal, MemorySegment room) throws IOException {
    checked(settings, "tcgetattr", terminal, room);
    call(makeRaw, room);
    checked(set, "tcsetattr", terminal, 0, room);
  }

  private static MethodHandle function(
      String name, MemoryLayout result, MemoryLayout... arguments) {
    return handle(name, FunctionDescriptor.of(result, arguments));
  }

  private static MethodHandle action(String name, MemoryLayout... arguments) {
    return handle(name, FunctionDescriptor.ofVoid(arguments));
  }

  private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
    MemorySegment address =
        LINKER
            .defaultLookup()
            .find(name)
            .orElseThrow(() -> new UnsupportedOperationException("this system has no " + name));
    return LINKER.downcallHandle(address, descriptor);
  }

  private static int checked(MethodHandle function, String name, Object... arguments)
      throws IOException {
    int result = (int) call(function, arguments);
    if (result < 0) {
      throw new IOException(name);
    }
    return result;
  }

  private static Object call(MethodHandle function, Object... arguments) {
    try {
      return function.invokeWithArguments(arguments);
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("C functions throw nothing", e);
    }
  }
}
