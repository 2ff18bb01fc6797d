package imprint.cli;

import imprint.line.people.People;
import imprint.line.people.PeopleLog;
import java.nio.file.Path;

/** The people of this computer's station, which its window asks. */
final class PeopleFolder {
  private PeopleFolder() {}

  static People open(Surroundings with) {
    People people = People.open(file(with), with.random(), with.clock());
    people.by(People.COMMAND_LINE);
    return people;
  }

  static PeopleLog log(Surroundings with) {
    return PeopleLog.beside(file(with));
  }

  private static Path file(Surroundings with) {
    return with.settings().resolve(People.FILE);
  }
}
