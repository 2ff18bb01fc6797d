/** Who works at a station: people, their roles, how they sign in, and the locked window. */
@NullMarked
package imprint.line.people;

import org.jspecify.annotations.NullMarked;
