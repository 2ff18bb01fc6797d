package imprint.ledger.chain;

import imprint.secret.Secret;
import java.io.IOException;
import java.util.HexFormat;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * The key that signs a chain's heads: Ed25519 (RFC 8032). Every event waits for its signature;
 * Bouncy Castle's takes a tenth of the time of the JDK's, which works the public key out each time.
 */
public final class ChainKey {
  private final Ed25519PrivateKeyParameters key;

  private ChainKey(Ed25519PrivateKeyParameters key) {
    this.key = key;
  }

  /**
   * The key that comes from that seed.
   *
   * @param seed 32 bytes, the private key of RFC 8032; stays the caller's to close
   */
  public static ChainKey of(Secret seed) {
    return new ChainKey(seed.use(Ed25519PrivateKeyParameters::new));
  }

  /** SubjectPublicKeyInfo (RFC 8410), hexadecimal. */
  public String publicKey() {
    try {
      return HexFormat.of()
          .formatHex(
              SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key.generatePublicKey())
                  .getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException(e); // into memory
    }
  }

  /** 128 hexadecimal digits. */
  String sign(Hash hash) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(hash.bytes(), 0, hash.bytes().length);
    return HexFormat.of().formatHex(signer.generateSignature());
  }

  /** False as well where key or signature are none. */
  static boolean verifies(String publicKey, Hash hash, String signature) {
    try {
      if (!(PublicKeyFactory.createKey(HexFormat.of().parseHex(publicKey))
          instanceof Ed25519PublicKeyParameters key)) {
        return false;
      }
      Signer check = new Ed25519Signer();
      check.init(false, key);
      check.update(hash.bytes(), 0, hash.bytes().length);
      return check.verifySignature(HexFormat.of().parseHex(signature));
    } catch (IOException | IllegalArgumentException altered) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "ChainKey";
  }
}
