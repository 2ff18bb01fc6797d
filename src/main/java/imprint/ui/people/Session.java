package imprint.ui.people;

import imprint.finding.Finding;
import imprint.line.people.People;
import imprint.line.people.Person;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Who is signed in at this window, from the first badge of the morning to the last. */
public final class Session {
  private final Background workers;
  private final People people;
  private final InstantSource clock;
  private final Supplier<Work> work;
  private final Consumer<Optional<Person>> station;
  private final ReadOnlyObjectWrapper<Optional<Person>> person =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Optional<Finding>> told =
      new SimpleObjectProperty<>(Optional.empty());
  private Instant touched;

  /**
   * @param work what whoever is signed in has in hand now
   * @param station is told who is signed in
   */
  public Session(
      Background workers,
      People people,
      InstantSource clock,
      Supplier<Work> work,
      Consumer<Optional<Person>> station) {
    this.workers = workers;
    this.people = people;
    this.clock = clock;
    this.work = work;
    this.station = station;
    touched = clock.instant();
    open.set(!people.enforced());
  }

  /** Empty where nobody is, and where nobody has to. */
  public ReadOnlyObjectProperty<Optional<Person>> personProperty() {
    return person.getReadOnlyProperty();
  }

  /** Whether the screens may be seen: somebody is signed in, or nobody has to. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** What whoever scanned a badge has to know; empty while nothing is. */
  public ObjectProperty<Optional<Finding>> toldProperty() {
    return told;
  }

  /**
   * That person works here from now on, unless a board is worked on; who is here may have something
   * to say first.
   */
  public void signIn(Person who) {
    if (work.get().running()) {
      refuse(who);
    } else if (person.get().isEmpty()) {
      become(Optional.of(who));
    } else {
      told.set(Optional.of(Finding.note("people.save-first", who.name())));
      work.get().settle(() -> relieve(who));
    }
  }

  private void relieve(Person who) {
    if (work.get().letGo()) {
      become(Optional.of(who));
    } else {
      refuse(who);
    }
  }

  private void refuse(Person who) {
    told.set(Optional.of(Finding.note("people.run-first", who.name())));
  }

  /** Nobody does; not while a board is worked on, nor before who is here has said what is asked. */
  public void signOut() {
    work.get().settle(this::goAway);
  }

  private void goAway() {
    if (work.get().letGo()) {
      become(Optional.empty());
    }
  }

  private void become(Optional<Person> next) {
    touched = clock.instant();
    told.set(Optional.empty());
    work.get().dropQuestion();
    station.accept(next);
    person.set(next);
    open.set(next.isPresent() || !people.enforced());
  }

  /**
   * Somebody scanned something while the screens are there.
   *
   * @param otherwise gets what is nobody's badge, sometimes a moment later
   * @return whether it may be a badge; else it is the caller's at once
   */
  public boolean scanned(String text, Consumer<String> otherwise) {
    if (!people.mayBeBadge(text)) {
      return false;
    }
    workers.run(
        () -> people.holder(text),
        holder -> holder.ifPresentOrElse(this::arrived, () -> otherwise.accept(text)),
        why -> told.set(Optional.of(Problem.finding(why))));
    return true;
  }

  private void arrived(Person who) {
    touched = clock.instant();
    if (!person.get().equals(Optional.of(who))) {
      signIn(who);
    }
  }

  /** People were added, changed or removed: whoever is signed in is so with what they are now. */
  public void reviewed() {
    Optional<Person> before = person.get();
    Optional<Person> now = before.flatMap(who -> people.find(who.name()));
    if (!now.equals(before) || open.get() != (now.isPresent() || !people.enforced())) {
      become(now);
    }
  }

  /** A key or a hand. */
  public void touched() {
    touched = clock.instant();
  }

  /**
   * Time goes by: who left without a word is signed out, and nobody asks what was not saved. Never
   * while a board is worked on.
   */
  public void tick() {
    Duration most = people.signOutAfter();
    Instant now = clock.instant();
    if (work.get().running() || now.isBefore(touched)) {
      touched = now;
    } else if (person.get().isPresent()
        && most.isPositive()
        && Duration.between(touched, now).compareTo(most) >= 0) {
      goAway();
    }
  }

  /** What somebody was told to wait for is over. */
  public void waitedEnough() {
    told.set(Optional.empty());
  }
}
