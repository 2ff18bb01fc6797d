package imprint.factory;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sequences that nobody else shares. */
final class Counting implements Sequences {
  private final Map<String, Long> next = new ConcurrentHashMap<>();

  static IdentityMaker maker(LoadedProduct product, Clock clock) {
    return new IdentityMaker(product, "Line 1", new Counting(), new SecureRandom(), clock);
  }

  @Override
  public long next(String name) {
    return next.merge(name, 1L, Long::sum) - 1;
  }
}
