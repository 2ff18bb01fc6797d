package imprint.esp.rom;

import java.util.List;

/**
 * Something that an application may say about its unit, and what the unit's record says.
 *
 * @param name as the product file names it
 * @param patterns of the line that says it; the value is what the first group finds
 * @param expected the unit's value, for sentences; empty where it opens the unit
 * @param judge compares
 */
public record ConsoleFact(String name, List<LinePattern> patterns, String expected, Judge judge) {
  /** How a value that was seen stands to the unit's. */
  public enum Opinion {
    AGREES,
    DIFFERS,
    /** The value of the SDK's examples. */
    EXAMPLE,
    /** The application says that it could not read it. */
    ABSENT,
    /** It tells nothing. */
    NOTHING
  }

  /** Compares a text from the console, which may be anything, with what it should be. */
  public interface Judge {
    Opinion judge(String seen);
  }

  public ConsoleFact {
    patterns = List.copyOf(patterns);
  }

  /** Whether what was seen of it must never be shown. */
  boolean secret() {
    return expected.isEmpty();
  }

  @Override
  public String toString() {
    return name;
  }
}
