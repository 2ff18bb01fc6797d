/** Packing: labels of finished units go to a printer, and come back through a scanner. */
@NullMarked
package imprint.line.packing;

import org.jspecify.annotations.NullMarked;
