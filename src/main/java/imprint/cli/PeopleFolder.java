package imprint.cli;

import imprint.line.people.People;

/** The people of this computer's station, which its window asks. */
final class PeopleFolder {
  private PeopleFolder() {}

  static People open(Surroundings with) {
    return People.open(with.settings().resolve(People.FILE), with.random(), with.clock());
  }
}
