/** A unit that came back. */
@NullMarked
package imprint.returns;

import org.jspecify.annotations.NullMarked;
