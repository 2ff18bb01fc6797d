package imprint.ledger.custody;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.regex.Pattern;

/**
 * What the station's keys are locked with, as their file says it. Each leads to one AES-256 key,
 * under which they are sealed. Byte strings are lower-case hexadecimal.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Wrapping.FileAlone.class, name = "file"),
  @JsonSubTypes.Type(value = Wrapping.Passphrase.class, name = "passphrase"),
  @JsonSubTypes.Type(value = Wrapping.SystemStore.class, name = "key-store"),
  @JsonSubTypes.Type(value = Wrapping.Token.class, name = "token")
})
public sealed interface Wrapping {
  /** The word for it in the file and on the command line. */
  default String kind() {
    return switch (this) {
      case FileAlone _ -> "file";
      case Passphrase _ -> "passphrase";
      case SystemStore _ -> "key-store";
      case Token _ -> "token";
    };
  }

  /**
   * Nothing: who can read the file has the keys.
   *
   * @param key 32 bytes
   */
  record FileAlone(String key) implements Wrapping {
    public FileAlone {
      requireHex(key, 32, 32);
    }

    @Override
    public String toString() {
      return "FileAlone";
    }
  }

  /**
   * Argon2id, version 0x13 (RFC 9106).
   *
   * @param memoryKib 64 … 1048576
   * @param passes 1 … 32
   * @param lanes 1 … 16
   * @param salt 16 bytes
   */
  record Passphrase(@JsonProperty("memory-kib") int memoryKib, int passes, int lanes, String salt)
      implements Wrapping {
    public Passphrase {
      // a hostile file must not take all memory or all day
      requireWithin(memoryKib, 64, 1 << 20);
      requireWithin(passes, 1, 32);
      requireWithin(lanes, 1, 16);
      requireHex(salt, 16, 16);
    }
  }

  /**
   * An RSA key pair in the operating system's key store.
   *
   * @param store the JDK's name of it
   * @param pair where the sealing key is locked
   */
  record SystemStore(String store, Pair pair) implements Wrapping {
    public SystemStore {
      requireText(store, 64);
    }
  }

  /**
   * An RSA key pair on a PKCS#11 token.
   *
   * @param library the token's own, as a path
   * @param slot the token's place in the list of the library's slots, 0 … 255
   * @param pair where the sealing key is locked
   */
  record Token(String library, int slot, Pair pair) implements Wrapping {
    public Token {
      requireText(library, 4096);
      requireWithin(slot, 0, 255);
    }
  }

  /**
   * A key pair by its name, and the sealing key encrypted for it (RSAES-PKCS1-v1_5, which is all
   * that tokens and key stores have in common; nobody can ask this key to decrypt from afar).
   *
   * @param publicKey SHA-256 of its SubjectPublicKeyInfo
   * @param encrypted 128 … 1024 bytes
   */
  record Pair(String name, @JsonProperty("public-key") String publicKey, String encrypted) {
    public Pair {
      requireText(name, 64);
      requireHex(publicKey, 32, 32);
      requireHex(encrypted, 128, 1024);
    }
  }

  private static void requireWithin(int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException("not within " + least + " and " + most);
    }
  }

  private static void requireText(String text, int most) {
    if (text.isBlank() || text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("not a name");
    }
  }

  private static void requireHex(String text, int least, int most) {
    boolean digits = Pattern.matches("[0-9a-f]*", text) && text.length() % 2 == 0;
    if (!digits || text.length() < 2 * least || text.length() > 2 * most) {
      throw new IllegalArgumentException("not bytes");
    }
  }
}
