package imprint.bench;

import imprint.bench.rom.NorFlash;
import imprint.bench.rom.Timing;
import java.util.ArrayList;
import java.util.List;

/**
 * The first start of a board whose boot loader is to encrypt the flash: piece by piece, each read,
 * erased and written anew. Losing the supply in between would leave it half done.
 */
final class FirstBoot {
  /** One piece of work: what is printed before it, and how long it takes. */
  record Act(String text, long nanos, Runnable work) {}

  private final Silicon silicon;
  private final NorFlash flash;
  private final Timing timing;

  FirstBoot(Silicon silicon, Timing timing) {
    this.silicon = silicon;
    this.flash = silicon.chip().flash();
    this.timing = timing;
  }

  /** What is to be done, in order. */
  List<Act> acts() {
    byte[] plain = flash.copy(0, flash.size());
    List<Act> acts = new ArrayList<>();
    acts.add(said("I (24) boot: 2nd stage bootloader"));
    acts.add(
        said(
            silicon.keyBurnt()
                ? "I (71) flash_encrypt: Using pre-loaded flash encryption key in efuse"
                : "I (71) flash_encrypt: Generating new flash encryption key..."));
    for (FlashEncryption.Part part : silicon.encryption().parts(plain)) {
      acts.add(
          new Act(
              "I (90) flash_encrypt: Encrypting %s at offset 0x%x length 0x%x...\r\n"
                  .formatted(part.name(), part.offset(), part.length()),
              time(part),
              () -> encrypt(part)));
    }
    acts.add(said("I (980) flash_encrypt: Flash encryption completed"));
    acts.add(said("I (985) boot: Resetting with flash encryption enabled..."));
    return acts;
  }

  private static Act said(String text) {
    return new Act(text + "\r\n", 0, () -> {});
  }

  private long time(FlashEncryption.Part part) {
    long sectors = part.length() / NorFlash.SECTOR;
    return sectors * timing.sectorErase().toNanos()
        + Timing.share(timing.program().plus(timing.read()), part.length());
  }

  private void encrypt(FlashEncryption.Part part) {
    byte[] plain = flash.copy(part.offset(), part.length());
    byte[] sealed = silicon.cipher().encrypt(part.offset(), plain, 0, plain.length);
    flash.rewrite(part.offset(), sealed);
  }
}
