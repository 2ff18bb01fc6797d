package imprint.ledger;

import imprint.ledger.chain.ChainKey;
import imprint.ledger.chain.Hash;
import imprint.ledger.chain.Head;
import imprint.ledger.chain.Origin;
import imprint.ledger.chain.Seen;
import imprint.ledger.chain.Start;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The chains and their heads, in the database. */
final class Chains {
  private static final String START =
      "select c.id, c.installation, c.number, c.key_id, c.public_key, c.started_at, c.origin";
  private static final String HEAD = "select h.chain, h.link, h.hash, h.at, h.signature";
  private static final String OWN_HEAD =
      HEAD
          + """
           from chain c join chain_head h on h.chain = c.id
          where c.installation = ? order by c.number desc limit 1
          """;

  private final String installation;
  private final SecureRandom random;

  /**
   * @param installation whose chain is added to; empty for a ledger in a file, which has one
   */
  Chains(String installation, SecureRandom random) {
    this.installation = installation;
    this.random = random;
  }

  /** Whether nobody else adds to a chain of the ledger. */
  boolean alone() {
    return installation.isEmpty();
  }

  /** The head of the chain that this installation adds to; empty where it has none yet. */
  Optional<Head> head(Handle handle) {
    return Direct.first(handle, OWN_HEAD, Chains::head, installation);
  }

  /** Begins a chain, which this installation adds to from then on. */
  Head begin(Handle handle, Vault vault, String at, Origin origin) {
    String id = HexFormat.of().toHexDigits(random.nextLong());
    ChainKey key = vault.chainKey(id);
    Start start =
        new Start(
            id, installation, number(handle), vault.keyId(), key.publicKey(), at, origin.text());
    handle.execute(
        "insert into chain (id, installation, number, key_id, public_key, started_at, origin)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        start.id(),
        start.installation(),
        start.number(),
        start.keyId(),
        start.publicKey(),
        start.at(),
        start.origin());
    Head head = start.head(key);
    handle.execute(
        "insert into chain_head (chain, link, hash, at, signature) values (?, ?, ?, ?, ?)",
        head.chain(),
        head.link(),
        head.hash().bytes(),
        head.at(),
        head.signature());
    return head;
  }

  private int number(Handle handle) {
    return handle
        .createQuery(
            "select coalesce(max(number), 0) + 1 from chain where installation = :installation")
        .bind("installation", installation)
        .mapTo(Integer.class)
        .one();
  }

  static void advance(Handle handle, Head head) {
    Direct.execute(
        handle,
        "update chain_head set link = ?, hash = ?, at = ?, signature = ? where chain = ?",
        head.link(),
        head.hash().bytes(),
        head.at(),
        head.signature(),
        head.chain());
  }

  static List<Start> starts(Handle handle) {
    return handle
        .createQuery(START + " from chain c order by c.started_at, c.id")
        .map((row, _) -> start(row))
        .list();
  }

  static List<Head> heads(Handle handle) {
    return handle
        .createQuery(HEAD + " from chain_head h order by h.chain")
        .map((row, _) -> head(row))
        .list();
  }

  /** Of that link, or of the chain's start for link 0; empty where there is none. */
  static Optional<Hash> hash(Handle handle, String chain, long link) {
    if (link == 0) {
      return handle
          .createQuery(START + " from chain c where c.id = :chain")
          .bind("chain", chain)
          .map((row, _) -> start(row).hash())
          .findOne();
    }
    return handle
        .createQuery("select hash from event where chain = :chain and link = :link")
        .bind("chain", chain)
        .bind("link", link)
        .map((row, _) -> Hash.of(row.getBytes(1)))
        .findOne();
  }

  /** Whether the first link, or the head of a chain without links, follows that start. */
  static boolean begins(Handle handle, Start start) {
    return handle
        .createQuery(
            "select previous from event where chain = :chain and link = 1"
                + " union all select hash from chain_head where chain = :chain and link = 0")
        .bind("chain", start.id())
        .map((row, _) -> Hash.of(row.getBytes(1)))
        .findFirst()
        .filter(hash -> !hash.equals(start.hash()))
        .isEmpty();
  }

  /** Number of the last link, 0 where there is none. */
  static long last(Handle handle, String chain) {
    return handle
        .createQuery("select coalesce(max(link), 0) from event where chain = :chain")
        .bind("chain", chain)
        .mapTo(Long.class)
        .one();
  }

  /** How far everything goes. */
  static Seen seen(Handle handle) {
    Map<String, Long> drawn = new HashMap<>();
    handle
        .createQuery("select vendor_id, product_id, name, next from sequence")
        .map(
            (row, _) ->
                Map.entry(
                    Numbers.key(
                        Schema.whole(row, "vendor_id"),
                        Schema.whole(row, "product_id"),
                        row.getString("name")),
                    row.getLong("next")))
        .forEach(one -> drawn.put(one.getKey(), one.getValue()));
    return Seen.of(heads(handle), drawn);
  }

  /** Of a row of {@link #HEAD}. */
  private static Head head(ResultSet row) throws SQLException {
    return new Head(
        row.getString(1),
        row.getLong(2),
        Hash.of(row.getBytes(3)),
        row.getString(4),
        row.getString(5));
  }

  private static Start start(ResultSet row) throws SQLException {
    return new Start(
        row.getString("id"),
        row.getString("installation"),
        Schema.whole(row, "number"),
        row.getString("key_id"),
        row.getString("public_key"),
        row.getString("started_at"),
        row.getString("origin"));
  }
}
