package imprint.ledger.chain;

import imprint.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** The key that signs a chain's heads: Ed25519 (RFC 8032). */
public final class ChainKey {
  private static final String ALGORITHM = "Ed25519";

  private final KeyPair pair;

  private ChainKey(KeyPair pair) {
    this.pair = pair;
  }

  /**
   * The key that comes from that seed.
   *
   * @param seed 32 bytes, the private key of RFC 8032; stays the caller's to close
   */
  public static ChainKey of(Secret seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
      // the JDK works a public key out for a key that it draws, and only for that: it draws ours
      generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
      return new ChainKey(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /** Draws the seed. */
  private static final class Drawn extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final transient Secret seed;

    Drawn(Secret seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      seed.use(
          from -> {
            System.arraycopy(from, 0, bytes, 0, bytes.length);
            return bytes;
          });
    }
  }

  /** SubjectPublicKeyInfo (RFC 8410), hexadecimal. */
  public String publicKey() {
    return HexFormat.of().formatHex(pair.getPublic().getEncoded());
  }

  /** 128 hexadecimal digits. */
  String sign(Hash hash) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(pair.getPrivate());
      signature.update(hash.bytes());
      return HexFormat.of().formatHex(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // the key is of that kind
    }
  }

  /** False as well where key or signature are none. */
  static boolean verifies(String publicKey, Hash hash, String signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(
          KeyFactory.getInstance(ALGORITHM)
              .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(publicKey))));
      check.update(hash.bytes());
      return check.verify(HexFormat.of().parseHex(signature));
    } catch (GeneralSecurityException | IllegalArgumentException altered) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "ChainKey";
  }
}
