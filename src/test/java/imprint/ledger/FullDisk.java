package imprint.ledger;

/** A ledger in a file that the disk has no room for. */
public final class FullDisk {
  private FullDisk() {}

  /** From here on the file cannot become larger. */
  public static void fill(Ledger ledger) {
    ledger.database.read(
        h -> {
          int pages = h.createQuery("pragma page_count").mapTo(Integer.class).one();
          return h.createQuery("pragma max_page_count = " + pages).mapTo(Integer.class).one();
        });
  }

  /** Somebody made room. */
  public static void makeRoom(Ledger ledger) {
    ledger.database.read(
        h -> h.createQuery("pragma max_page_count = 1000000").mapTo(Integer.class).one());
  }
}
