package imprint.ui.people;

import imprint.line.people.Person;
import java.util.Optional;

/**
 * What a PIN can be of.
 *
 * @param person empty for the code of the locked window
 * @param name as it is shown
 * @param about the role in words
 */
record Entry(Optional<Person> person, String name, String about) {}
