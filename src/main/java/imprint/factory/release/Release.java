package imprint.factory.release;

import java.time.Instant;

/**
 * A version of a product that the line may make.
 *
 * @param version 1, 2, …
 * @param at when it was released
 * @param station where
 * @param person by whom; empty where nobody signed in
 */
public record Release(int version, Golden golden, Instant at, String station, String person) {
  public Content content() {
    return golden.content();
  }
}
