package imprint.ledger.chain;

import imprint.secret.Secret;
import java.util.HexFormat;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * The key that signs a chain's heads: Ed25519 (RFC 8032). Every event waits for its signature;
 * Bouncy Castle's takes a tenth of the time of the JDK's, which works the public key out each time.
 */
public final class ChainKey {
  /** What stands before the 32 bytes of such a key, and before no other (RFC 8410, section 4). */
  private static final String INFO = "302a300506032b6570032100";

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
    return INFO + HexFormat.of().formatHex(key.generatePublicKey().getEncoded());
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
    if (!publicKey.startsWith(INFO)) {
      return false;
    }
    try {
      byte[] point = HexFormat.of().parseHex(publicKey.substring(INFO.length()));
      Signer check = new Ed25519Signer();
      check.init(false, new Ed25519PublicKeyParameters(point));
      check.update(hash.bytes(), 0, hash.bytes().length);
      return check.verifySignature(HexFormat.of().parseHex(signature));
    } catch (IllegalArgumentException altered) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "ChainKey";
  }
}
