package imprint.ledger.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a ledger was seen to go: what is kept of it outside of it. It only ever goes up.
 *
 * @param heads by chain
 * @param drawn the next number of each sequence, by {@code vendor id:product id:name}
 */
public record Seen(Map<String, Head> heads, Map<String, Long> drawn) {
  public static final Seen NOTHING = new Seen(Map.of(), Map.of());

  private static final JsonMapper JSON = new JsonMapper();

  public Seen {
    heads = Map.copyOf(heads);
    drawn = Map.copyOf(drawn);
  }

  public static Seen of(Collection<Head> heads, Map<String, Long> drawn) {
    Map<String, Head> byChain = new TreeMap<>();
    heads.forEach(head -> byChain.put(head.chain(), head));
    return new Seen(byChain, drawn);
  }

  /** The further of both, chain by chain and sequence by sequence. */
  public Seen with(Seen other) {
    Map<String, Head> further = new TreeMap<>(heads);
    other.heads.forEach(
        (chain, head) ->
            further.merge(chain, head, (mine, its) -> its.link() > mine.link() ? its : mine));
    Map<String, Long> more = new TreeMap<>(drawn);
    other.drawn.forEach((name, next) -> more.merge(name, next, Math::max));
    return new Seen(further, more);
  }

  /** The next number of a sequence, which is 1 where none was drawn. */
  public long next(String sequence) {
    return drawn.getOrDefault(sequence, 1L);
  }

  /** All but those heads. */
  public Seen without(Collection<Head> others) {
    return of(heads.values().stream().filter(head -> !others.contains(head)).toList(), drawn);
  }

  /** Whether this goes as far as {@code head}, by the numbers of the links alone. */
  public boolean reaches(Head head) {
    Head mine = heads.get(head.chain());
    return mine != null
        && (mine.link() > head.link()
            || (mine.link() == head.link() && mine.hash().equals(head.hash())));
  }

  /** A JSON object, UTF-8. */
  public byte[] bytes() {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode all = root.putArray("heads");
    for (Head head : new TreeMap<>(heads).values()) {
      all.addObject()
          .put("chain", head.chain())
          .put("link", head.link())
          .put("hash", head.hash().hex())
          .put("at", head.at())
          .put("signature", head.signature());
    }
    ObjectNode sequences = root.putObject("sequences");
    new TreeMap<>(drawn).forEach(sequences::put);
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // text and numbers
    }
  }

  /**
   * Reads {@link #bytes}.
   *
   * @throws IllegalArgumentException for what this program never wrote
   */
  public static Seen parse(byte[] bytes) {
    try {
      Form form = JSON.readValue(bytes, Form.class);
      if (form == null || form.heads == null || form.sequences == null) {
        throw new IllegalArgumentException("no heads");
      }
      return of(form.heads.stream().map(Written::head).toList(), form.sequences);
    } catch (IOException | NullPointerException e) {
      throw new IllegalArgumentException("unreadable heads", e);
    }
  }

  private record Form(List<Written> heads, Map<String, Long> sequences) {}

  private record Written(String chain, long link, String hash, String at, String signature) {
    Head head() {
      return new Head(chain, link, Hash.parse(hash), at, signature);
    }
  }
}
