package imprint.ui.people;

import imprint.line.people.Person;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a PIN or a badge opens. */
interface Gate {
  /** Reads anew who there is. */
  void reload();

  /** Those who have a PIN for it. Does not wait. */
  List<Entry> entries();

  /** How long the next try has to wait. Does not wait. */
  Duration left(Entry entry);

  /**
   * Takes a good part of a second.
   *
   * @param digits the caller wipes them
   * @return who it was; empty for a code
   * @throws imprint.finding.Refusal people.…
   */
  Optional<Person> enter(Entry entry, char[] digits);

  /**
   * Takes a good part of a second.
   *
   * @throws imprint.finding.Refusal people.…
   */
  Person badge(String scanned);
}
