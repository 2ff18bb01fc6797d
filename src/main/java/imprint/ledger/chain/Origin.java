package imprint.ledger.chain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a chain was begun, where it was not simply the first.
 *
 * @param adopted the events of an earlier version that the ledger's first chain takes over
 * @param loss what was lost before it, and who knowingly went on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Origin(@Nullable Adopted adopted, @Nullable Loss loss) {
  public static final Origin PLAIN = new Origin(null, null);

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Events of a version that had no chains.
   *
   * @param events how many
   * @param last the database's number of the last
   * @param hash over all of them, hexadecimal
   */
  public record Adopted(long events, long last, String hash) {}

  /**
   * A loss that somebody accepted.
   *
   * @param until how far each chain was seen that goes less far now
   */
  public record Loss(String reason, String station, String person, List<Lost> until) {
    public Loss {
      until = List.copyOf(until);
    }
  }

  /**
   * The end of one chain that is not there any more.
   *
   * @param left number of the last link that is still there
   * @param seen number of the last link that was seen
   * @param at its time
   */
  public record Lost(String chain, long left, long seen, String at) {}

  /** A JSON object. */
  public String text() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // records of text and numbers
    }
  }

  /**
   * Reads it again.
   *
   * @throws IllegalArgumentException for what this program never wrote
   */
  public static Origin parse(String text) {
    try {
      Origin origin = JSON.readValue(text, Origin.class);
      return origin == null ? PLAIN : origin;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("unreadable origin", e);
    }
  }
}
