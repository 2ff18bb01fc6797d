package imprint.ledger.chain;

/**
 * How far a chain goes, signed.
 *
 * @param link number of the last link, 0 where there is none
 * @param hash of the last link, or of the chain's start
 * @param at time of the last link, or of the chain's start
 * @param signature Ed25519 over the hash of the other four, 128 hexadecimal digits
 */
public record Head(String chain, long link, Hash hash, String at, String signature) {

  static Head signed(String chain, long link, Hash hash, String at, ChainKey key) {
    return new Head(chain, link, hash, at, key.sign(content(chain, link, hash, at)));
  }

  /** The head after that link. */
  public static Head after(Link link, ChainKey key) {
    return signed(link.chain(), link.number(), link.hash(), link.at(), key);
  }

  public boolean authentic(String publicKey) {
    return ChainKey.verifies(publicKey, content(chain, link, hash, at), signature);
  }

  private static Hash content(String chain, long link, Hash hash, String at) {
    return new Canonical("imprint head 1").text(chain).number(link).hash(hash).text(at).hash();
  }
}
