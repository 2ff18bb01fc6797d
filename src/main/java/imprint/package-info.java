/** The program's front door; the rooms are the packages below. */
@NullMarked
package imprint;

import org.jspecify.annotations.NullMarked;
