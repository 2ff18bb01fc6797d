package imprint.line.people;

import imprint.finding.Refusal;

/**
 * Somebody who can sign in.
 *
 * @param name as the ledger gets it; 1 to 40 characters, no two that differ in case alone
 */
public record Person(String name, Role role) {
  private static final int LONGEST = 40;

  /**
   * @throws Refusal people.name
   */
  public Person {
    name = name.strip();
    if (name.isEmpty()
        || name.codePointCount(0, name.length()) > LONGEST
        || name.codePoints().anyMatch(Person::unprintable)) {
      throw Refusal.of("people.name", LONGEST);
    }
  }

  private static boolean unprintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** Whether that is this person's name, however it is written. */
  boolean named(String other) {
    return name.equalsIgnoreCase(other.strip());
  }
}
