/** A unit that came back, step by step: what it is, what can be done, and that it was done. */
@NullMarked
package imprint.ui.returns;

import org.jspecify.annotations.NullMarked;
