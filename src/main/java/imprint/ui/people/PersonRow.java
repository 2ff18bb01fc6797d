package imprint.ui.people;

import imprint.line.people.Person;

/**
 * A person in the list.
 *
 * @param role in words
 * @param signsIn with what, in words
 */
record PersonRow(Person person, String role, String signsIn) {}
