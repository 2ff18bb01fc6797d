package imprint.bench.rom;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * A flash memory chip: erasing sets bits, programming can only clear them. Addresses beyond its end
 * wrap, as the upper address lines lead nowhere.
 */
public final class NorFlash {
  /** Smallest piece that can be erased. */
  public static final int SECTOR = 4096;

  private static final int READ_ID = 0x9F;
  private static final int READ_DISCOVERY = 0x5A;
  private static final int WINBOND = 0x40EF;

  /** JESD216 signature. */
  private static final int SFDP = 0x50444653;

  /** Told after each change, so that a file can follow. */
  public interface Watcher {
    void changed(byte[] content, int offset, int length);
  }

  /** What it does not do, until it settles. */
  public enum Weakness {
    NONE,
    ERASES_FOR_EVER,
    /** An erase changes nothing. */
    KEEPS,
    /** What is programmed is there only for a moment. */
    FORGETS,
    /** The same for the second half of each piece. */
    FORGETS_HALF
  }

  /** What was at a place before a piece was programmed that does not last. */
  private record Faded(int at, byte[] before) {}

  private final byte[] content;
  private final Deque<Faded> fading = new ArrayDeque<>();
  private final Watcher watcher;
  private final Map<Integer, Integer> stuck = new HashMap<>();
  private boolean eraseHangs;
  private Weakness weakness = Weakness.NONE;

  /**
   * @param content what it holds; a power of two long, at least 64 KiB. Kept, not copied
   */
  public NorFlash(byte[] content, Watcher watcher) {
    if (Integer.bitCount(content.length) != 1 || content.length < 0x10000) {
      throw new IllegalArgumentException("no such flash memory: " + content.length + " bytes");
    }
    this.content = content;
    this.watcher = watcher;
  }

  public int size() {
    return content.length;
  }

  /** A copy of {@code length} bytes from {@code offset}. */
  public byte[] copy(int offset, int length) {
    return Arrays.copyOfRange(content, offset, offset + length);
  }

  /** From now on, programming leaves these bits of one byte as they are: a worn cell. */
  public void wearOut(int address, int mask) {
    stuck.merge(address, mask, (one, other) -> one | other);
  }

  /** From now on no erase comes to an end. */
  public void hangInErase() {
    eraseHangs = true;
  }

  boolean eraseHangs() {
    return eraseHangs || weakness == Weakness.ERASES_FOR_EVER;
  }

  /** From now on until {@link #settle}, it is weak. */
  public void weaken(Weakness how) {
    weakness = how;
  }

  /** It is sound again; what could not last is gone. */
  public void settle() {
    weakness = Weakness.NONE;
    while (!fading.isEmpty()) {
      Faded faded = fading.pop();
      System.arraycopy(faded.before(), 0, content, faded.at(), faded.before().length);
      watcher.changed(content, faded.at(), faded.before().length);
    }
  }

  void erase(long address, int length) {
    if (weakness == Weakness.KEEPS) {
      return;
    }
    int at = wrap(address);
    int end = Math.min(at + length, content.length);
    Arrays.fill(content, at, end, (byte) 0xFF);
    watcher.changed(content, at, end - at);
  }

  void program(long address, byte[] bytes, int from, int length) {
    remember(wrap(address), length);
    for (int i = 0; i < length; i++) {
      int at = wrap(address + i);
      int keep = stuck.isEmpty() ? 0 : stuck.getOrDefault(at, 0);
      content[at] &= (byte) (bytes[from + i] | keep);
    }
    int at = wrap(address);
    boolean wrapped = at + length > content.length;
    watcher.changed(content, wrapped ? 0 : at, wrapped ? content.length : length);
  }

  private void remember(int address, int length) {
    int kept = weakness == Weakness.FORGETS_HALF ? length / 2 : 0;
    int end = Math.min(address + length, content.length);
    if (weakness == Weakness.FORGETS || weakness == Weakness.FORGETS_HALF) {
      fading.push(new Faded(address + kept, copy(address + kept, end - address - kept)));
    }
  }

  /** Erases the sectors at {@code offset} and programs all of {@code bytes}, as a program does. */
  public void rewrite(int offset, byte[] bytes) {
    erase(offset, bytes.length);
    program(offset, bytes, 0, bytes.length);
  }

  void read(long address, byte[] into, int length) {
    for (int i = 0; i < length; i++) {
      into[i] = content[wrap(address + i)];
    }
  }

  /**
   * Word {@code index} of what the memory says to a command that asks it about itself, first byte
   * lowest.
   */
  int reply(int command, int address, int index) {
    return switch (command) {
      case READ_ID ->
          index == 0 ? WINBOND | (Integer.numberOfTrailingZeros(content.length) << 16) : 0;
      case READ_DISCOVERY -> address + 4 * index == 0 ? SFDP : -1;
      default -> 0;
    };
  }

  /** The ROM sends 24 address bits. */
  private int wrap(long address) {
    return (int) (address & 0xFFFFFF & (content.length - 1));
  }
}
