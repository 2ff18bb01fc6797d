package imprint.esp.chip;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the station must know of one chip. Addresses are absolute; facts from rom-protocol 6 to 12
 * and 17.
 *
 * @param key how it is written in settings and port names, {@code esp32c3}
 * @param name how people write it, {@code ESP32-C3}
 * @param id the chip id of GET_SECURITY_INFO and of application image headers
 * @param magics values of register 0x40001000 by ROM revision; told by it only where the ROM does
 *     not say its id
 * @param radios what it speaks over the air, in the makers' words
 * @param spi the controller that the loader drives the flash with
 * @param watchdogs those that survive a reset over the chip's own USB
 * @param watchdogReset how a watchdog can be made to reset the chip, straps included
 */
public record Chip(
    String key,
    String name,
    int id,
    List<Integer> magics,
    String radios,
    Rom rom,
    Fuses fuses,
    Uart uart,
    Boot boot,
    SpiController spi,
    Optional<Watchdogs> watchdogs,
    Optional<WatchdogReset> watchdogReset) {

  /**
   * What its loader can do.
   *
   * @param wideBegin FLASH_BEGIN takes 20 bytes (with the encrypted word) instead of 16; such ROMs
   *     encrypt, and inflate without writing beyond the end
   * @param securityInfo bytes that GET_SECURITY_INFO answers; 0 where the ROM lacks the command
   */
  public record Rom(boolean wideBegin, int securityInfo) {}

  /**
   * What is burnt into it.
   *
   * @param macLow register of the MAC's low word; the high word follows it
   * @param encryptionCount flash encryption is on when an odd number of these bits is set
   * @param manualEncryptDisable 1: no more encrypted writes over the cable (release mode)
   * @param secureBoot non-zero: secure boot is on
   * @param keyManager bit 1 set: the flash key comes from the key manager instead of a key block
   * @param flashKeys lengths in bytes that a flash encryption key may have
   */
  public record Fuses(
      int macLow,
      BitField encryptionCount,
      BitField manualEncryptDisable,
      BitField secureBoot,
      Revision revision,
      Optional<BitField> keyManager,
      List<Integer> flashKeys) {
    /** The MAC's high word. */
    public int macHigh() {
      return macLow + 4;
    }
  }

  /**
   * Its serial port's clock.
   *
   * @param crystals frequencies in MHz that boards have, the usual one first
   * @param divider register with the divider in use, whole part in bits 0 to 19
   * @param date its date register, which can be written with mask 0 without effect
   * @param believed where the ROM keeps the frequency in MHz that it computes rates by; 40 where it
   *     keeps none
   */
  public record Uart(List<Integer> crystals, int divider, int date, Optional<BitField> believed) {}

  /**
   * How it starts.
   *
   * @param loader where the ROM looks for the second-stage boot loader
   * @param strap the pin that must be low to stay in the ROM's loader
   * @param strapBit its bit in the boot value that the ROM prints; set: it was high
   * @param second the other pin that has a say
   * @param secondBit that pin's bit
   * @param secondHigh whether it must be high for the loader; else low or open
   */
  public record Boot(
      int loader, int strap, int strapBit, int second, int secondBit, boolean secondHigh) {}

  /**
   * Where the silicon revision's digits are; a digit is its fields put together, most significant
   * first.
   *
   * @param thermometer the major digit is the number of bits set (ESP32: 0, 1, 3, 7 mean 0, 1, 2,
   *     3)
   * @param unburnt where all these fields hold these values, the digits were not burnt yet and the
   *     revision is 0.0; empty: they always were
   */
  public record Revision(
      List<BitField> major,
      List<BitField> minor,
      boolean thermometer,
      Map<BitField, Integer> unburnt) {}

  /**
   * The SPI controller's registers.
   *
   * @param base CMD; ADDR follows at 4
   * @param user offset of USR; USR1, USR2, MOSI_DLEN and MISO_DLEN follow it word by word
   * @param data offset of W0
   */
  public record SpiController(int base, int user, int data) {
    public int command() {
      return base;
    }

    public int address() {
      return base + 4;
    }

    public int usr() {
      return base + user;
    }

    public int usr2() {
      return base + user + 8;
    }

    public int misoLength() {
      return base + user + 16;
    }

    public int w0() {
      return base + data;
    }
  }

  /**
   * The RTC watchdog and the super watchdog, which bite in the middle of a write unless they are
   * switched off (rom-protocol 9).
   *
   * @param autoFeed bit of the super watchdog's configuration that lets it feed itself
   */
  public record Watchdogs(
      int protect,
      int config,
      int key,
      int superProtect,
      int superConfig,
      int superKey,
      int autoFeed) {}

  /** Registers by which the RTC watchdog is told to reset the chip (rom-protocol 17). */
  public record WatchdogReset(int config0, int config1, int protect) {}

  /** Whether encrypted data can be written through the loader's own begin command. */
  public boolean encryptsWhenTold() {
    return rom.wideBegin();
  }

  /** Whether compressed data is written as it should be (the ESP32's ROM writes too much). */
  public boolean inflates() {
    return rom.wideBegin();
  }

  @Override
  public String toString() {
    return name;
  }
}
