/** Packing: labels go out, on paper, and come back through the scanner. */
@NullMarked
package imprint.ui.labels;

import org.jspecify.annotations.NullMarked;
