package imprint.ledger.chain;

/**
 * What a chain begins with.
 *
 * @param id 16 hexadecimal digits, drawn
 * @param installation whose events the chain holds; empty for a ledger in a file
 * @param number 1, 2, 3, … among that installation's chains; it adds to the last
 * @param keyId of the station key that the signing key comes from
 * @param publicKey of the signing key, as {@link ChainKey#publicKey}
 * @param at UTC, ISO 8601 with milliseconds
 * @param origin as {@link Origin#text}
 */
public record Start(
    String id,
    String installation,
    int number,
    String keyId,
    String publicKey,
    String at,
    String origin) {

  /** What the first link follows. */
  public Hash hash() {
    return new Canonical("imprint chain 1")
        .text(id)
        .text(installation)
        .number(number)
        .text(keyId)
        .text(publicKey)
        .text(at)
        .text(origin)
        .hash();
  }

  /** The signed head of a chain without links. */
  public Head head(ChainKey key) {
    return Head.signed(id, 0, hash(), at, key);
  }
}
