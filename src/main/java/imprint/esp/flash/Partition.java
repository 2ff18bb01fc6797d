package imprint.esp.flash;

/**
 * A row of the partition table.
 *
 * @param type 0 app, 1 data
 * @param subtype of data: 2 nvs, 4 nvs_keys
 * @param offset bytes from the start of the flash
 * @param size bytes
 * @param flags bit 0 encrypted, bit 1 read-only
 */
public record Partition(String label, int type, int subtype, int offset, int size, int flags) {
  private static final int APP = 0;
  private static final int DATA = 1;
  private static final int BOOT_LOADER = 2;
  private static final int TABLE = 3;
  private static final int OTA = 0;
  private static final int NVS = 2;
  private static final int NVS_KEYS = 4;
  private static final int EFUSE = 5;
  private static final int SECURE_CERT = 0x3F;

  /** From here on types and subtypes are a project's own. */
  private static final int OWN = 0x40;

  private static final int FAT = 0x81;
  private static final int LITTLEFS = 0x83;

  /** An NVS data partition: the kind that factory data lives in. */
  public boolean nvs() {
    return type == DATA && subtype == NVS;
  }

  /** Whether NVS looks for its data there, or only the project knows what does. */
  boolean mayHoldNvs() {
    return nvs() || type >= OWN;
  }

  /** Whether keys of NVS are looked for there, or only the project knows what is. */
  boolean mayHoldKeys() {
    return nvsKeys() || type >= OWN;
  }

  /**
   * Whether a program may lie there. In data of the project's own kind it may: esp_hosted keeps the
   * firmware of its second chip in data/0x40.
   */
  boolean mayHoldProgram() {
    boolean fileSystem = subtype >= FAT && subtype <= LITTLEFS;
    return !secureCert() && (type != DATA || (subtype > EFUSE && !fileSystem));
  }

  /** Where a program lies that the boot loader can start. */
  boolean application() {
    return type == APP;
  }

  /** Where NVS finds the keys that its entries are encrypted with. */
  public boolean nvsKeys() {
    return type == DATA && subtype == NVS_KEYS;
  }

  /**
   * What the chip reads through its flash decryption, once that is switched on: all that is
   * flagged, and, flagged or not, what starts, what says which application starts, and keys
   * (ESP-IDF, flash encryption).
   */
  public boolean sealedByChip() {
    boolean starts = type == APP || type == BOOT_LOADER || type == TABLE;
    return encrypted() || starts || nvsKeys() || (type == DATA && subtype == OTA);
  }

  /** Whether all bytes from {@code from} up to {@code to} are its own. */
  boolean holds(long from, long to) {
    return Integer.toUnsignedLong(offset) <= from && from < end() && to <= end();
  }

  /** A partition of certificates and keys, as esp_secure_cert_mgr looks for. */
  public boolean secureCert() {
    return type == SECURE_CERT;
  }

  public boolean encrypted() {
    return (flags & 1) != 0;
  }

  /** First byte after the partition. */
  public long end() {
    return (offset & 0xFFFFFFFFL) + (size & 0xFFFFFFFFL);
  }

  /** Type and subtype in the words of ESP-IDF's tables, numbers where there is no word. */
  public String kind() {
    return switch (type) {
      case 0 ->
          subtype == 0
              ? "app/factory"
              : subtype >= 0x10 && subtype < 0x20
                  ? "app/ota_" + (subtype - 0x10)
                  : "app/0x%02x".formatted(subtype);
      case DATA ->
          switch (subtype) {
            case 0 -> "data/ota";
            case 1 -> "data/phy";
            case NVS -> "data/nvs";
            case 3 -> "data/coredump";
            case NVS_KEYS -> "data/nvs_keys";
            case EFUSE -> "data/efuse";
            case FAT -> "data/fat";
            case 0x82 -> "data/spiffs";
            case LITTLEFS -> "data/littlefs";
            default -> "data/0x%02x".formatted(subtype);
          };
      default -> "0x%02x/0x%02x".formatted(type, subtype);
    };
  }
}
