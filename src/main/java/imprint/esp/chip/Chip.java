package imprint.esp.chip;

import java.util.List;
import java.util.Optional;

/**
 * What the station must know of one chip. Addresses are absolute; facts from rom-protocol 7, 8 and
 * 11.
 *
 * @param key how it is written in settings and port names, {@code esp32c3}
 * @param name how people write it, {@code ESP32-C3}
 * @param id the chip id of GET_SECURITY_INFO and of application image headers
 * @param magics values of register 0x40001000 by ROM revision; only for chips without a chip id
 * @param wideBegin FLASH_BEGIN takes 20 bytes (with the encrypted word) instead of 16
 * @param securityInfo bytes that GET_SECURITY_INFO answers; 0 where the ROM lacks the command
 * @param macLow register of the MAC's low word; the high word follows it
 * @param encryptionCount flash encryption is on when an odd number of these bits is set
 * @param manualEncryptDisable 1: no more encrypted writes over the cable (release mode)
 * @param secureBoot non-zero: secure boot is on
 * @param revision where the silicon revision is
 * @param spi the controller that the loader drives the flash with
 * @param dateRegister a register that can be written with mask 0 without effect
 * @param watchdogs those that survive a reset over the chip's own USB
 * @param proven false: the table has the facts, nobody ran our loader against this chip yet
 */
public record Chip(
    String key,
    String name,
    int id,
    List<Integer> magics,
    boolean wideBegin,
    int securityInfo,
    int macLow,
    BitField encryptionCount,
    BitField manualEncryptDisable,
    BitField secureBoot,
    Revision revision,
    SpiController spi,
    int dateRegister,
    Optional<Watchdogs> watchdogs,
    boolean proven) {

  /**
   * Where the silicon revision's digits are; a digit is its fields put together, most significant
   * first.
   *
   * @param thermometer the major digit is the number of bits set (ESP32: 0, 1, 3, 7 mean 0, 1, 2,
   *     3)
   */
  public record Revision(List<BitField> major, List<BitField> minor, boolean thermometer) {}

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

  /** The MAC's high word. */
  public int macHigh() {
    return macLow + 4;
  }

  @Override
  public String toString() {
    return name;
  }
}
