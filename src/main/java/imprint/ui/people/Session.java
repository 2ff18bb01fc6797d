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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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
  private final BooleanSupplier running;
  private final Consumer<Optional<Person>> station;
  private final ReadOnlyObjectWrapper<Optional<Person>> person =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Optional<Finding>> told =
      new SimpleObjectProperty<>(Optional.empty());
  private Instant touched;

  /**
   * @param running whether a board is being worked on
   * @param station is told who is signed in
   */
  public Session(
      Background workers,
      People people,
      InstantSource clock,
      BooleanSupplier running,
      Consumer<Optional<Person>> station) {
    this.workers = workers;
    this.people = people;
    this.clock = clock;
    this.running = running;
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

  /** That person works here from now on, unless a board is being worked on. */
  public void signIn(Person who) {
    if (running.getAsBoolean()) {
      told.set(Optional.of(Finding.note("people.run-first", who.name())));
      return;
    }
    become(Optional.of(who));
  }

  /** Nobody does; not while a board is being worked on. */
  public void signOut() {
    if (!running.getAsBoolean()) {
      become(Optional.empty());
    }
  }

  private void become(Optional<Person> next) {
    touched = clock.instant();
    told.set(Optional.empty());
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

  /** Time goes by: who left without a word is signed out, but never while a board is worked on. */
  public void tick() {
    Duration most = people.signOutAfter();
    Instant now = clock.instant();
    if (running.getAsBoolean() || now.isBefore(touched)) {
      touched = now;
    } else if (person.get().isPresent()
        && most.isPositive()
        && Duration.between(touched, now).compareTo(most) >= 0) {
      signOut();
    }
  }

  /** The run is over that somebody was told to wait for. */
  public void runEnded() {
    told.set(Optional.empty());
  }
}
