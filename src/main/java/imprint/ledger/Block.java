package imprint.ledger;

/**
 * Numbers of one sequence that belong to one station, which gives them out while its server is
 * away.
 *
 * @param id 16 hexadecimal digits, drawn; the same for all sequences that were taken together
 * @param sequence its name
 * @param last still belongs to it
 */
public record Block(String id, Claim.Ids product, String sequence, long first, long last) {
  public Block {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("not a block");
    }
  }
}
