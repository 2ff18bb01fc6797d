package imprint.ui.people;

import imprint.line.people.Cost;
import imprint.line.people.People;
import imprint.line.people.Person;
import imprint.line.people.Role;
import imprint.ui.kit.Background;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** People, a clock that is moved by hand, and work that is done when a test says so. */
final class AtTheDoor {
  static final Person ADA = new Person("Ada", Role.LEAD);
  static final Person BO = new Person("Bo", Role.PACKER);
  static final Person CHEN = new Person("Chen", Role.OPERATOR);
  static final String BADGE = "BADGE-BO-0017";

  final People people;
  final Background workers;
  private final Deque<Runnable> work = new ArrayDeque<>();
  private Instant now = Instant.parse("2026-11-26T08:00:00Z");

  AtTheDoor(Path folder) {
    people =
        People.open(folder.resolve(People.FILE), new SecureRandom(), this::now, new Cost(64, 1));
    workers = new Background(work::add, Runnable::run);
  }

  AtTheDoor withPeople() {
    people.add(ADA, "2468".toCharArray(), "");
    people.add(BO, "1357".toCharArray(), BADGE);
    people.add(CHEN, "8642".toCharArray(), "");
    return this;
  }

  Instant now() {
    return now;
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  void turn() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }
}
