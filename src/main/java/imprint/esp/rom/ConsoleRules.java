package imprint.esp.rom;

import java.util.List;
import java.util.Set;

/**
 * What a console is held against.
 *
 * @param facts what may be said about the unit
 * @param required names of facts that have to be said, and be right
 * @param accept one of these lines has to come; none: it need not
 * @param reject lines that are bad for this product
 * @param ignore lines in which nothing is looked for
 * @param partition label of the unit's data, for an application that does not name what it misses
 * @param exampleBanner a line about the example passcode is bad; false where the product says that
 *     its firmware cannot know the passcode
 */
public record ConsoleRules(
    List<ConsoleFact> facts,
    Set<String> required,
    List<LinePattern> accept,
    List<Reject> reject,
    List<LinePattern> ignore,
    String partition,
    boolean exampleBanner) {
  /** A line that is bad for this product, and its sentence about it. */
  public record Reject(LinePattern pattern, String says) {}

  public ConsoleRules {
    facts = List.copyOf(facts);
    required = Set.copyOf(required);
    accept = List.copyOf(accept);
    reject = List.copyOf(reject);
    ignore = List.copyOf(ignore);
  }
}
