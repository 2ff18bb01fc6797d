package imprint.ledger;

import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.ledger.chain.ChainKey;
import imprint.secret.PrivateFile;
import imprint.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * 32 random bytes in a file of their own that only its owner can read. Four values come out of them
 * by HKDF-SHA256, one for each use: the key's id, the key that seals copies, the key of the
 * fingerprints, and the key that the signing keys of chains come from.
 */
final class StationKey implements AutoCloseable {
  static final int LENGTH = 32;

  private static final Set<PosixFilePermission> OWNERS =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private final Secret sealing;
  private final Secret marking;
  private final Secret signing;
  private final String id;

  private StationKey(byte[] root) {
    sealing = Secret.owning(derive(root, "imprint ledger: sealed copies"));
    marking = Secret.owning(derive(root, "imprint ledger: fingerprints"));
    signing = Secret.owning(derive(root, "imprint ledger: chains"));
    id = HexFormat.of().formatHex(derive(root, "imprint ledger: key id"), 0, 8);
  }

  /** Reads the key, or makes one where there is none yet. */
  static StationKey openOrCreate(Path file, SecureRandom random) {
    if (!Files.exists(file)) {
      byte[] root = new byte[LENGTH];
      random.nextBytes(root);
      try {
        // where another process came first, its key is read below
        PrivateFile.create(file, root);
      } catch (IOException e) {
        throw new Refusal(Finding.error("file.unwritable", file, e.getClass().getSimpleName()), e);
      } finally {
        Arrays.fill(root, (byte) 0);
      }
    }
    return open(file);
  }

  /**
   * @throws Refusal ledger.key-absent, ledger.key-readable-by-others, ledger.key-damaged
   */
  static StationKey open(Path file) {
    if (!Files.exists(file)) {
      throw Refusal.of("ledger.key-absent", file);
    }
    refuseReadableByOthers(file);
    byte[] root = InputFile.read(file, 4096);
    try {
      if (root.length != LENGTH) {
        throw Refusal.of("ledger.key-damaged", file);
      }
      return new StationKey(root);
    } finally {
      Arrays.fill(root, (byte) 0);
    }
  }

  /** On Windows the access list of the profile's folder keeps other people out. */
  private static void refuseReadableByOthers(Path file) {
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
          && !OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
        throw Refusal.of("ledger.key-readable-by-others", file);
      }
    } catch (IOException e) {
      throw new Refusal(Finding.error("file.unreadable", file, e.getClass().getSimpleName()), e);
    }
  }

  /** Tells keys apart and says nothing of them: 16 hexadecimal digits. */
  String id() {
    return id;
  }

  Sealer sealer(SecureRandom random) {
    return new Sealer(sealing, random);
  }

  /** HMAC-SHA256 of {@code value}; {@code purpose} keeps equal values of two kinds apart. */
  Fingerprint fingerprint(String purpose, byte[] value) {
    return Fingerprint.of(hmac(marking, purpose, value));
  }

  /** The key that signs the heads of that chain: the same on every station with this key. */
  ChainKey chainKey(String chain) {
    try (Secret seed =
        Secret.owning(hmac(signing, "chain", chain.getBytes(StandardCharsets.UTF_8)))) {
      return ChainKey.of(seed);
    }
  }

  private static byte[] hmac(Secret with, String purpose, byte[] value) {
    return with.use(
        key -> {
          try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value);
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has it
          }
        });
  }

  private static byte[] derive(byte[] root, String use) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(root)
                  .thenExpand(use.getBytes(StandardCharsets.UTF_8), LENGTH));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK from 25 on has it
    }
  }

  @Override
  public void close() {
    sealing.close();
    marking.close();
    signing.close();
  }
}
