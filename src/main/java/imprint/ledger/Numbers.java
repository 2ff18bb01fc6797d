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
}
