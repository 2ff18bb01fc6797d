package imprint.ui.people;

import imprint.finding.Refusal;
import imprint.line.people.Listed;
import imprint.line.people.People;
import imprint.line.people.Person;
import imprint.ui.kit.Texts;
import java.text.Collator;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The screens, for everybody of the station. */
record SignInGate(People people, Texts texts) implements Gate {
  @Override
  public void reload() {
    people.reload();
  }

  @Override
  public List<Entry> entries() {
    return people.listed().stream()
        .filter(Listed::pin)
        .map(each -> of(each.person(), texts))
        .sorted(Comparator.comparing(Entry::name, Collator.getInstance(texts.locale())))
        .toList();
  }

  static Entry of(Person person, Texts texts) {
    return new Entry(Optional.of(person), person.name(), texts.get("people.role." + person.role()));
  }

  @Override
  public Duration left(Entry entry) {
    return people.left(entry.name());
  }

  @Override
  public Optional<Person> enter(Entry entry, char[] digits) {
    return Optional.of(people.signIn(entry.name(), digits));
  }

  @Override
  public Person badge(String scanned) {
    return holder(people, scanned);
  }

  static Person holder(People people, String scanned) {
    return people.holder(scanned).orElseThrow(() -> Refusal.of("people.badge-unknown"));
  }
}
