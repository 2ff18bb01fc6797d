package imprint.nvs;

import java.util.Arrays;
import java.util.Optional;

/** The format of a page's content. */
public enum NvsVersion {
  /** Before ESP-IDF 3.2: a blob is one piece of at most 1984 bytes. */
  ONE(0xFF),
  /** Blobs in chunks over several pages. */
  TWO(0xFE);

  private final int code;

  NvsVersion(int code) {
    this.code = code;
  }

  static Optional<NvsVersion> ofCode(int code) {
    return Arrays.stream(values()).filter(version -> version.code == code).findFirst();
  }

  /** The byte at offset 8 of a page. */
  int code() {
    return code;
  }
}
