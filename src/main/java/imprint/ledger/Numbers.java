package imprint.ledger;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The sequences of the products, in the database. */
final class Numbers {
  private final OfflineRules rules;

  Numbers(OfflineRules rules) {
    this.rules = rules;
  }

  /**
   * The first number is 1. Within a transaction, so that nobody else gets the same.
   *
   * @throws imprint.finding.Refusal ledger.no-block, ledger.block-used-up
   */
  long next(Handle handle, int vendorId, int productId, String name) {
    return rules.offline(handle)
        ? Blocks.next(handle, vendorId, productId, name)
        : take(handle, vendorId, productId, name, 1);
  }

  /** So many in a row; the first of them. */
  static long take(Handle handle, int vendorId, int productId, String name, int count) {
    Optional<Long> drawn =
        handle
            .createQuery(
                """
                update sequence set next = next + :count
                  where vendor_id = :vendorId and product_id = :productId and name = :name
                  returning next - :count
                """)
            .bind("count", count)
            .bind("vendorId", vendorId)
            .bind("productId", productId)
            .bind("name", name)
            .mapTo(Long.class)
            .findOne();
    return drawn.orElseGet(() -> first(handle, vendorId, productId, name, count));
  }

  private static long first(Handle handle, int vendorId, int productId, String name, int count) {
    handle.execute(
        "insert into sequence values (?, ?, ?, ?)", vendorId, productId, name, 1L + count);
    return 1;
  }

  /** What a sequence is called outside of the database. */
  static String key(int vendorId, int productId, String name) {
    return vendorId + ":" + productId + ":" + name;
  }

  /** Its last part. */
  static String name(String key) {
    return key.split(":", 3)[2];
  }

  /** Goes on with {@code next} where the sequence is not that far. */
  static void raise(Handle handle, String key, long next) {
    String[] parts = key.split(":", 3);
    int vendorId = Integer.parseInt(parts[0]);
    int productId = Integer.parseInt(parts[1]);
    handle.execute(
        """
        insert into sequence select ?, ?, ?, 1 where not exists
          (select 1 from sequence where vendor_id = ? and product_id = ? and name = ?)
        """,
        vendorId,
        productId,
        parts[2],
        vendorId,
        productId,
        parts[2]);
    handle.execute(
        "update sequence set next = ?"
            + " where vendor_id = ? and product_id = ? and name = ? and next < ?",
        next,
        vendorId,
        productId,
        parts[2],
        next);
  }
}
