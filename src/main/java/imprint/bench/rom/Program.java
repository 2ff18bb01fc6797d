package imprint.bench.rom;

import java.util.Optional;

/** What runs in the chip and takes requests: the ROM's loader, or a stub that it loaded. */
public sealed interface Program extends AutoCloseable permits RomLoader, StubLoader {
  /** Takes one byte from the wire. */
  void receive(byte value);

  /**
   * What runs after a jump to {@code entry}; nothing, unless code was loaded there that a client
   * can only mean as its stub.
   */
  Optional<StubLoader> loadedAt(int entry);

  @Override
  void close();
}
