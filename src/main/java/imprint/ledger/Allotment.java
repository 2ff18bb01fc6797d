package imprint.ledger;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The numbers that a station has at hand for the time when its server is away. */
public final class Allotment {
  private final Claim.Ids product;
  private final List<String> sequences;

  /**
   * Of one product.
   *
   * @param sequences whose numbers a unit takes, one of each
   */
  public Allotment(Claim.Ids product, List<String> sequences) {
    this.product = product;
    this.sequences = List.copyOf(sequences);
  }

  /** How many units can be made with what is left. */
  public long left(Ledger offline) {
    return offline
        .inside()
        .database()
        .read(h -> sequences.stream().mapToLong(name -> Blocks.left(h, product, name)).min())
        .orElse(0);
  }

  /**
   * Takes from the server's sequences what is missing to {@code units}, and records there who took
   * it. An interruption between the two ledgers leaves a gap in the numbers.
   *
   * @throws imprint.finding.Refusal ledger.older-than-seen, and what either ledger says
   */
  public void topUp(Ledger server, Ledger offline, int units, By by, SecureRandom random) {
    Inside from = server.inside();
    Inside to = offline.inside();
    List<Integer> missing =
        to.database()
            .read(
                h ->
                    sequences.stream()
                        .map(name -> (int) Math.max(0, units - Blocks.left(h, product, name)))
                        .toList());
    if (missing.stream().allMatch(count -> count == 0)) {
      return;
    }
    // before numbers are drawn: a server that was away may have come back with an older ledger
    from.losses().again();
    from.recorder().prepare();
    to.recorder().prepare();
    String id = HexFormat.of().toHexDigits(random.nextLong());
    List<Block> taken =
        from.database()
            .write(
                h -> {
                  from.losses().refuseOlder(h);
                  return take(h, from, missing, id, by);
                });
    for (Block block : taken) {
      from.outside().drawn(key(block), block.last() + 1);
    }
    from.recorder().save();
    to.database()
        .write(
            h -> {
              taken.forEach(block -> Blocks.add(h, block, by, to.now()));
              return taken.size();
            });
  }

  private List<Block> take(Handle handle, Inside from, List<Integer> missing, String id, By by) {
    List<Block> taken = new ArrayList<>();
    for (int i = 0; i < sequences.size(); i++) {
      int count = missing.get(i);
      if (count > 0) {
        String name = sequences.get(i);
        long first = Numbers.take(handle, product.vendorId(), product.productId(), name, count);
        Block block = new Block(id, product, name, first, first + count - 1);
        Blocks.add(handle, block, by, from.now());
        taken.add(block);
      }
    }
    return taken;
  }

  private String key(Block block) {
    return Numbers.key(product.vendorId(), product.productId(), block.sequence());
  }
}
