package imprint.securecert;

import java.util.Arrays;
import java.util.Optional;

/** An entry of an image that was read. Does not print what it holds. */
public final class SecureCertEntry {
  private final int type;
  private final int subtype;
  private final int flags;
  private final byte[] data;

  SecureCertEntry(int type, int subtype, int flags, byte[] data) {
    this.type = type;
    this.subtype = subtype;
    this.flags = flags;
    this.data = data;
  }

  /** What it is; empty where that is not known here. */
  public Optional<SecureCertType> kind() {
    return SecureCertType.of(type, subtype);
  }

  /** 0 … 255. */
  public int type() {
    return type;
  }

  /** 0 … 255. */
  public int subtype() {
    return subtype;
  }

  /** 0 … 255; 8 for a key that is in an eFuse. */
  public int flags() {
    return flags;
  }

  /** A copy. */
  public byte[] data() {
    return data.clone();
  }

  public int length() {
    return data.length;
  }

  /** {@code DEVICE_CERT}, or the numbers of what is not known. */
  public String name() {
    return kind().map(SecureCertType::name).orElse("TYPE_" + type + "_" + subtype);
  }

  /** Whether a key that is said to be in an eFuse stands here all the same. */
  boolean keyLeft() {
    if (kind().filter(SecureCertType.PRIVATE_KEY::equals).isEmpty()
        || (flags & SecureCertFormat.IN_PERIPHERAL) == 0) {
      return false;
    }
    int any = 0;
    for (byte b : data) {
      any |= b;
    }
    return any != 0;
  }

  void wipe() {
    Arrays.fill(data, (byte) 0);
  }

  @Override
  public String toString() {
    return name();
  }
}
