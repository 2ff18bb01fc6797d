package imprint.ui.people;

import imprint.line.people.Listed;
import imprint.line.people.People;
import imprint.line.people.Person;
import imprint.line.people.Role;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Who can sign in here, as a line lead settles it. */
public final class PeopleViewModel {
  final ObjectProperty<List<PersonRow>> rows = new SimpleObjectProperty<>(List.of());

  /** Whose fields these are; empty for somebody new. */
  final ObjectProperty<Optional<Person>> editing = new SimpleObjectProperty<>(Optional.empty());

  final StringProperty name = new SimpleStringProperty("");
  final ObjectProperty<Role> role = new SimpleObjectProperty<>(Role.LEAD);

  /** Of the badge, in words. */
  final StringProperty badge = new SimpleStringProperty("");

  /** The next scan is the badge. */
  final BooleanProperty awaiting = new SimpleBooleanProperty();

  final BooleanProperty busy = new SimpleBooleanProperty();
  final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

  /** What came of it; empty before. */
  final StringProperty told = new SimpleStringProperty("");

  final IntegerProperty minutes = new SimpleIntegerProperty();

  private final Texts texts;
  private final Background workers;
  private final People people;
  private final Consumer<Optional<Person>> changed;
  private String scanned = "";

  /** Remove was pressed once. */
  private boolean asked;

  /**
   * @param changed people are others now; gets the first one, where there was none before
   */
  public PeopleViewModel(
      Texts texts, Background workers, People people, Consumer<Optional<Person>> changed) {
    this.texts = texts;
    this.workers = workers;
    this.people = people;
    this.changed = changed;
    show();
    begin();
  }

  Texts texts() {
    return texts;
  }

  /** As the people are now. */
  public void show() {
    rows.set(people.listed().stream().map(this::row).toList());
    minutes.set(Math.toIntExact(people.signOutAfter().toMinutes()));
  }

  private PersonRow row(Listed each) {
    String signsIn =
        each.pin() && each.badge()
            ? texts.get("people.with.both")
            : each.pin() ? texts.get("people.with.pin") : texts.get("people.with.badge");
    return new PersonRow(each.person(), texts.get("people.role." + each.person().role()), signsIn);
  }

  /** Somebody new. */
  public void begin() {
    edit(Optional.empty(), people.enforced() ? Role.OPERATOR : Role.LEAD);
    name.set("");
  }

  /** That person. */
  void edit(Person person) {
    edit(Optional.of(person), person.role());
    name.set(person.name());
  }

  private void edit(Optional<Person> who, Role has) {
    editing.set(who);
    role.set(has);
    scanned = "";
    asked = false;
    awaiting.set(false);
    problem.set(Optional.empty());
    told.set("");
    tellBadge();
  }

  private void tellBadge() {
    boolean has =
        editing.get().stream()
            .anyMatch(
                who ->
                    people.listed().stream()
                        .anyMatch(each -> each.person().equals(who) && each.badge()));
    badge.set(
        awaiting.get()
            ? texts.get("people.badge.scan-now")
            : scanned.isEmpty()
                ? has ? texts.get("people.badge.set") : texts.get("people.badge.none")
                : texts.get("people.badge.read"));
  }

  /** The next scan is the badge; pressed again, it is not. */
  void awaitBadge() {
    awaiting.set(!awaiting.get());
    tellBadge();
  }

  /** Whether it was waited for. */
  public boolean scanned(String text) {
    if (!awaiting.get()) {
      return false;
    }
    awaiting.set(false);
    scanned = text;
    tellBadge();
    return true;
  }

  /**
   * Adds or changes them.
   *
   * @param pin empty where it stays as it is; wiped
   * @param saved it is not needed any more
   */
  void save(char[] pin, Runnable saved) {
    if (busy.get()) {
      Arrays.fill(pin, '\0');
      return;
    }
    Optional<Person> before = editing.get();
    String typed = name.get();
    Role chosen = role.get();
    String card = scanned;
    boolean first = !people.enforced();
    work(
        () -> {
          Person person = new Person(typed, chosen);
          try {
            if (before.isEmpty()) {
              people.add(person, pin, card);
            } else {
              change(before.get(), person, pin, card);
            }
          } finally {
            Arrays.fill(pin, '\0');
          }
          return person;
        },
        person -> {
          saved.run();
          begin();
          told.set(texts.get("people.saved", person.name()));
          changed.accept(first ? Optional.of(person) : Optional.empty());
        });
  }

  private void change(Person before, Person after, char[] pin, String card) {
    if (after.role() != before.role()) {
      people.setRole(before.name(), after.role());
    }
    if (pin.length > 0) {
      people.setPin(before.name(), pin);
    }
    if (!card.isEmpty()) {
      people.setBadge(before.name(), card);
    }
  }

  /** Asks the first time, and does it the second. */
  void remove() {
    if (!asked) {
      asked = true;
      editing.get().ifPresent(who -> told.set(texts.get("people.remove.ask", who.name())));
      return;
    }
    editing
        .get()
        .ifPresent(
            gone ->
                work(
                    () -> {
                      people.remove(gone.name());
                      return gone;
                    },
                    _ -> {
                      begin();
                      told.set(texts.get("people.removed", gone.name()));
                      changed.accept(Optional.empty());
                    }));
  }

  void signOutAfter(int time) {
    if (time != minutes.get()) {
      work(
          () -> {
            people.signOutAfter(time);
            return time;
          },
          _ -> {});
    }
  }

  private <T> void work(Callable<T> what, Consumer<T> done) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    problem.set(Optional.empty());
    told.set("");
    workers.run(
        what,
        result -> {
          busy.set(false);
          show();
          done.accept(result);
        },
        why -> {
          busy.set(false);
          show();
          problem.set(Optional.of(Problem.of(Problem.finding(why), texts.locale())));
        });
  }
}
