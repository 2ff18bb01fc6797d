package imprint.ledger;

import imprint.finding.Refusal;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The blocks of numbers, in the database; each method within one transaction. */
final class Blocks {
  private Blocks() {}

  /** The same block twice is one. */
  static void add(Handle handle, Block block, By by, String at) {
    if (has(handle, block.id(), block.sequence())) {
      return;
    }
    handle.execute(
        "insert into block (id, vendor_id, product_id, name, first, last, station, person, at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        block.id(),
        block.product().vendorId(),
        block.product().productId(),
        block.sequence(),
        block.first(),
        block.last(),
        by.station(),
        by.person(),
        at);
  }

  private static boolean has(Handle handle, String id, String sequence) {
    return handle
            .createQuery("select count(*) from block where id = :id and name = :name")
            .bind("id", id)
            .bind("name", sequence)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  static List<String> ids(Handle handle) {
    return handle.createQuery("select distinct id from block").mapTo(String.class).list();
  }

  static boolean any(Handle handle, List<String> ids) {
    return !ids.isEmpty()
        && handle
                .createQuery("select count(*) from block where id in (<ids>)")
                .bindList("ids", ids)
                .mapTo(Integer.class)
                .one()
            > 0;
  }

  /** How many numbers of its blocks are left. */
  static long left(Handle handle, Claim.Ids product, String sequence) {
    long next = position(handle, product.vendorId(), product.productId(), sequence);
    return of(handle, product, sequence).stream()
        .mapToLong(block -> Math.max(0, block.last() - Math.max(next, block.first()) + 1))
        .sum();
  }

  /** In the order of their numbers. */
  private static List<Block> of(Handle handle, Claim.Ids product, String sequence) {
    return handle
        .createQuery(
            "select id, first, last from block"
                + " where vendor_id = :vendorId and product_id = :productId and name = :name"
                + " order by first")
        .bind("vendorId", product.vendorId())
        .bind("productId", product.productId())
        .bind("name", sequence)
        .map(
            (row, _) ->
                new Block(
                    row.getString("id"),
                    product,
                    sequence,
                    row.getLong("first"),
                    row.getLong("last")))
        .list();
  }

  /**
   * The next number of the blocks.
   *
   * @throws Refusal ledger.no-block, ledger.block-used-up
   */
  static long next(Handle handle, int vendorId, int productId, String sequence) {
    long position = position(handle, vendorId, productId, sequence);
    List<Block> blocks = of(handle, new Claim.Ids(vendorId, productId), sequence);
    if (blocks.isEmpty()) {
      throw Refusal.of("ledger.no-block", id(vendorId), id(productId));
    }
    Optional<Block> from = blocks.stream().filter(block -> block.last() >= position).findFirst();
    if (from.isEmpty()) {
      throw Refusal.of("ledger.block-used-up", Units.unmergedOf(handle, vendorId, productId));
    }
    long drawn = Math.max(position, from.get().first());
    Numbers.raise(handle, Numbers.key(vendorId, productId, sequence), drawn + 1);
    return drawn;
  }

  /** What was drawn lies below. */
  private static long position(Handle handle, int vendorId, int productId, String sequence) {
    return handle
        .createQuery(
            "select next from sequence"
                + " where vendor_id = :vendorId and product_id = :productId and name = :name")
        .bind("vendorId", vendorId)
        .bind("productId", productId)
        .bind("name", sequence)
        .mapTo(Long.class)
        .findOne()
        .orElse(1L);
  }

  private static String id(int value) {
    return "0x%04X".formatted(value);
  }
}
