package imprint.esp.rom;

import java.util.List;

/**
 * What an application's console told of a board. Holds nothing of the console's text but names and
 * numbers that a pattern cut out: whole lines may carry what opens the unit.
 */
public sealed interface ConsoleVerdict {
  /**
   * The application runs, and said all that was asked of it.
   *
   * @param facts names of what it said about the unit, each the same as in the unit's record
   */
  record Accepted(List<String> facts) implements ConsoleVerdict {
    public Accepted {
      facts = List.copyOf(facts);
    }
  }

  /** A partition that the application opens by its label is not there. */
  record PartitionMissing(String name) implements ConsoleVerdict {}

  /** The partition has no such namespace. */
  record NamespaceMissing(String name) implements ConsoleVerdict {}

  /** A value without which a unit cannot be commissioned is not there. */
  record KeyMissing(String name) implements ConsoleVerdict {}

  /**
   * The application cannot read its storage: damaged, or encrypted with another key.
   *
   * @param name of the error in ESP-IDF, {@code ESP_ERR_NVS_…}
   */
  record NvsError(String name) implements ConsoleVerdict {}

  /** A line that the product knows as bad; its own sentence about it. */
  record Rejected(String says) implements ConsoleVerdict {}

  /** It works with the passcode of the SDK's examples. */
  record ExamplePasscode() implements ConsoleVerdict {}

  /**
   * It shows another value than the unit's.
   *
   * @param expected the unit's; empty where it opens the unit
   * @param seen the console's, at most 40 characters; empty where it may open a unit
   */
  record Disagrees(String field, String expected, String seen) implements ConsoleVerdict {}

  /** It broke off. */
  record Panic(String what) implements ConsoleVerdict {}

  /** The boot loader found nothing that it could run. */
  record CannotStart() implements ConsoleVerdict {}

  /**
   * It starts again and again.
   *
   * @param starts how many were seen
   */
  record RestartLoop(int starts) implements ConsoleVerdict {}

  /**
   * A pattern of the product takes too long to tell whether it fits.
   *
   * @param field of the product
   */
  record PatternTooSlow(String field) implements ConsoleVerdict {}

  /**
   * The boot loader still encrypts the flash memory for the first time: the supply must stay on.
   */
  record Encrypting() implements ConsoleVerdict {}

  /** Nothing at all came. */
  record Silent() implements ConsoleVerdict {}

  /** Text came, and nothing in it tells. */
  record Unrecognised() implements ConsoleVerdict {}

  /** Something is wrong, and more of the console would not change that. */
  default boolean bad() {
    return rank() < Integer.MAX_VALUE;
  }

  /**
   * Of several things that are wrong the one to tell, lowest first: what the product knows by name,
   * then causes before what follows from them. An application without its data often panics, and
   * one that ignores it shows other numbers as well.
   */
  default int rank() {
    return switch (this) {
      case Rejected _ -> 0;
      case PartitionMissing _ -> 1;
      case NvsError _ -> 2;
      case NamespaceMissing _ -> 3;
      case KeyMissing _ -> 4;
      case ExamplePasscode _ -> 5;
      case Disagrees _ -> 6;
      case CannotStart _ -> 7;
      case Panic _ -> 8;
      case RestartLoop _ -> 9;
      case PatternTooSlow _ -> 10;
      case Accepted _, Encrypting _, Silent _, Unrecognised _ -> Integer.MAX_VALUE;
    };
  }
}
