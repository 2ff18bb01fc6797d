package imprint.ledger;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The sequences of the products, in the database. */
final class Numbers {
  /** The first number is 1. Within a transaction, so that nobody else gets the same. */
  long next(Handle handle, int vendorId, int productId, String name) {
    Optional<Long> drawn =
        handle
            .createQuery(
                """
                update sequence set next = next + 1
                  where vendor_id = :vendorId and product_id = :productId and name = :name
                  returning next - 1
                """)
            .bind("vendorId", vendorId)
            .bind("productId", productId)
            .bind("name", name)
            .mapTo(Long.class)
            .findOne();
    return drawn.orElseGet(() -> first(handle, vendorId, productId, name));
  }

  private static long first(Handle handle, int vendorId, int productId, String name) {
    handle.execute("insert into sequence values (?, ?, ?, 2)", vendorId, productId, name);
    return 1;
  }

  /** What a sequence is called outside of the database. */
  static String key(int vendorId, int productId, String name) {
    return vendorId + ":" + productId + ":" + name;
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
