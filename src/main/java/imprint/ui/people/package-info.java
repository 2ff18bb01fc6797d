/** Signing in, the locked window, and who works here. */
@NullMarked
package imprint.ui.people;

import org.jspecify.annotations.NullMarked;
