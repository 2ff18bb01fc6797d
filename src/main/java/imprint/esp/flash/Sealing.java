package imprint.esp.flash;

import imprint.esp.flash.encryption.FlashScheme;
import imprint.esp.rom.Identification;
import imprint.esp.rom.Security;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.Optional;

/** How a region that the chip reads through its flash decryption is written (rom-protocol 12.2). */
public sealed interface Sealing {
  /** The bytes as they are. */
  record Plain() implements Sealing {}

  /**
   * The chip encrypts what it is sent.
   *
   * @param key the unit's, where it is known: then the result can be computed beforehand
   */
  record ByChip(Optional<FlashScheme> key) implements Sealing {}

  /** We encrypt, and what is sent is ciphertext. */
  record Beforehand(FlashScheme key) implements Sealing {}

  /**
   * The chip's encryption block is driven register by register, as its loader has no command for it
   * (ESP32; rom-protocol 14.1). Not proven on silicon.
   */
  record ByRegisters() implements Sealing {}

  /** Whether nobody can tell that the result is what was meant, except who reads it decrypted. */
  default boolean unseen() {
    return switch (this) {
      case Plain _, Beforehand _ -> false;
      case ByChip(var key) -> key.isEmpty();
      case ByRegisters _ -> true;
    };
  }

  /**
   * Bytes of the flash as the application reads them, for the caller to wipe; empty where the chip
   * alone can tell.
   */
  default Optional<byte[]> opened(int offset, byte[] raw) {
    return switch (this) {
      case Plain _ -> Optional.of(raw.clone());
      case Beforehand(var key) -> Optional.of(key.decrypt(offset, raw));
      case ByChip(var key) -> key.map(known -> known.decrypt(offset, raw));
      case ByRegisters _ -> Optional.empty();
    };
  }

  /** Asks the chip whether it still encrypts what is sent, without changing anything. */
  @FunctionalInterface
  interface Probe {
    boolean manualEncryption() throws IOException;
  }

  /**
   * Decides how {@code name} is written, from the chip's fuses alone.
   *
   * @param key the unit's flash key, where it is known
   * @throws Refusal flash.encryption-was-on, flash.no-flash-key, flash.release-needs-key
   */
  static Sealing decide(String name, Identification board, Optional<FlashScheme> key, Probe probe)
      throws IOException {
    Security fuses = board.security();
    if (fuses.encryptionWasOn()) {
      throw Refusal.of("flash.encryption-was-on", name);
    }
    if (!fuses.flashEncryption()) {
      // the second-stage boot loader encrypts at the first start
      return new Plain();
    }
    if (fuses.flashKey().filter(burnt -> !burnt).isPresent()) {
      throw Refusal.of("flash.no-flash-key", name);
    }
    boolean manual =
        fuses.manualEncryption().isPresent()
            ? fuses.manualEncryption().get()
            : probe.manualEncryption();
    if (!manual) {
      return new Beforehand(key.orElseThrow(() -> Refusal.of("flash.release-needs-key", name)));
    }
    if (board.chip().encryptsWhenTold()) {
      return new ByChip(key);
    }
    return key.<Sealing>map(Beforehand::new).orElseGet(ByRegisters::new);
  }
}
