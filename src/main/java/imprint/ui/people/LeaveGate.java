package imprint.ui.people;

import imprint.finding.Refusal;
import imprint.line.people.Listed;
import imprint.line.people.People;
import imprint.line.people.Person;
import imprint.line.people.Role;
import imprint.ui.kit.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way out of the locked window, for leads and whoever has the code. */
record LeaveGate(People people, Texts texts) implements Gate {
  @Override
  public void reload() {
    people.reload();
  }

  @Override
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    people.listed().stream()
        .filter(each -> each.pin() && each.person().role() == Role.LEAD)
        .map(Listed::person)
        .forEach(lead -> entries.add(SignInGate.of(lead, texts)));
    if (people.window().hasCode()) {
      entries.add(
          new Entry(Optional.empty(), texts.get("leave.code"), texts.get("leave.code.about")));
    }
    return entries;
  }

  @Override
  public Duration left(Entry entry) {
    return entry.person().isPresent() ? people.left(entry.name()) : people.window().left();
  }

  @Override
  public Optional<Person> enter(Entry entry, char[] digits) {
    if (entry.person().isEmpty()) {
      people.window().leave(digits);
      return Optional.empty();
    }
    return Optional.of(unlock(people.signIn(entry.name(), digits)));
  }

  @Override
  public Person badge(String scanned) {
    return unlock(SignInGate.holder(people, scanned));
  }

  private Person unlock(Person who) {
    if (who.role() != Role.LEAD) {
      throw Refusal.of("people.no-lead-here", who.name());
    }
    people.window().unlock(who);
    return who;
  }
}
