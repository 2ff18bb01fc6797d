package imprint.secret.token;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.ADDRESS_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which tokens are in the slots of a library. The JDK's provider takes the number of a slot only,
 * and that changes with what is plugged in; a token keeps its label.
 *
 * <p>Source: PKCS#11 2.40, 2.1 (structures are packed on Windows, where CK_ULONG has 32 bits), 5.4,
 * 5.5 and the order of CK_FUNCTION_LIST in pkcs11f.h.
 */
public final class TokenSlots {
  private static final boolean WINDOWS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

  private static final MemoryLayout ULONG = WINDOWS ? JAVA_INT : JAVA_LONG;

  /** Bytes of the version in front of the list's pointers. */
  private static final int LIST_HEAD = WINDOWS ? 2 : 8;

  private static final int INITIALIZE = 0;
  private static final int GET_SLOT_LIST = 4;
  private static final int GET_TOKEN_INFO = 6;
  private static final int FUNCTIONS = 68;

  private static final long ALREADY_INITIALIZED = 0x191;

  /** CK_C_INITIALIZE_ARGS: four functions that we do not give, flags, and a pointer. */
  private static final int ARGUMENTS = 48;

  private static final int FLAGS_AT = 32;

  /** CKF_OS_LOCKING_OK: several threads may call. */
  private static final int OS_LOCKING = 2;

  /** CK_TOKEN_INFO has fewer bytes everywhere, and the label first. */
  private static final int TOKEN_INFO = 512;

  private static final int LABEL = 32;

  private final MemorySegment functions;

  private TokenSlots(MemorySegment functions) {
    this.functions = functions;
  }

  /**
   * The place of the token of that name in the library's list of slots.
   *
   * @throws TokenFault LIBRARY, RELATIVE, WRITABLE; ABSENT where none or more than one has the
   *     label
   */
  public static int find(String library, String label) throws TokenFault {
    List<String> labels = of(library).labels();
    int first = labels.indexOf(label);
    if (first < 0 || first != labels.lastIndexOf(label)) {
      throw new TokenFault(TokenFault.Kind.ABSENT);
    }
    return first;
  }

  @SuppressWarnings("restricted")
  private static TokenSlots of(String library) throws TokenFault {
    Path file = Path.of(TokenLibrary.checked(library));
    try (Arena arena = Arena.ofConfined()) {
      // for good: what was initialised must not be unloaded under the JDK's provider
      MemorySegment entry =
          SymbolLookup.libraryLookup(file, Arena.global())
              .find("C_GetFunctionList")
              .orElseThrow(() -> new IllegalArgumentException("not PKCS#11"));
      MemorySegment list = arena.allocate(ADDRESS);
      require(call(entry, FunctionDescriptor.of(ULONG, ADDRESS), list));
      TokenSlots slots =
          new TokenSlots(
              list.get(ADDRESS, 0).reinterpret(LIST_HEAD + FUNCTIONS * ADDRESS.byteSize()));
      slots.initialize(arena);
      return slots;
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new TokenFault(TokenFault.Kind.LIBRARY, e);
    }
  }

  private void initialize(Arena arena) {
    MemorySegment arguments = arena.allocate(ARGUMENTS);
    arguments.set(JAVA_INT, FLAGS_AT, OS_LOCKING);
    long answer = call(INITIALIZE, FunctionDescriptor.of(ULONG, ADDRESS), arguments);
    if (answer != ALREADY_INITIALIZED) {
      require(answer);
    }
  }

  /** In the order of the slots; blank where there is no token. */
  private List<String> labels() throws TokenFault {
    FunctionDescriptor listed = FunctionDescriptor.of(ULONG, JAVA_BYTE, ADDRESS, ADDRESS);
    FunctionDescriptor told = FunctionDescriptor.of(ULONG, ULONG, ADDRESS);
    List<String> labels = new ArrayList<>();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment count = arena.allocate(JAVA_LONG);
      require(call(GET_SLOT_LIST, listed, (byte) 0, MemorySegment.NULL, count));
      MemorySegment ids = arena.allocate(ULONG, number(count, 0));
      require(call(GET_SLOT_LIST, listed, (byte) 0, ids, count));
      MemorySegment token = arena.allocate(TOKEN_INFO);
      for (long i = 0; i < number(count, 0); i++) {
        boolean there = call(GET_TOKEN_INFO, told, handle(number(ids, i)), token) == 0;
        labels.add(there ? label(token) : "");
      }
      return labels;
    } catch (IllegalStateException e) {
      throw new TokenFault(TokenFault.Kind.FAILED, e);
    }
  }

  /** UTF-8, filled up with blanks. */
  private static String label(MemorySegment token) {
    byte[] bytes = token.asSlice(0, LABEL).toArray(JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8).stripTrailing();
  }

  private static long number(MemorySegment numbers, long at) {
    return WINDOWS
        ? Integer.toUnsignedLong(numbers.getAtIndex(JAVA_INT, at))
        : numbers.getAtIndex(JAVA_LONG, at);
  }

  private static Object handle(long number) {
    return WINDOWS ? (Object) (int) number : (Object) number;
  }

  private long call(int function, FunctionDescriptor shape, Object... arguments) {
    MemorySegment at = functions.get(ADDRESS_UNALIGNED, LIST_HEAD + function * ADDRESS.byteSize());
    return call(at, shape, arguments);
  }

  @SuppressWarnings("restricted")
  private static long call(MemorySegment function, FunctionDescriptor shape, Object... arguments) {
    try {
      return ((Number)
              Linker.nativeLinker().downcallHandle(function, shape).invokeWithArguments(arguments))
          .longValue();
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void require(long answer) {
    if (answer != 0) {
      throw new IllegalStateException("CKR 0x" + Long.toHexString(answer));
    }
  }
}
