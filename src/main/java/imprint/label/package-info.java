/** A layout becomes dots, and dots become PNG and PDF, read back before they count. */
@NullMarked
package imprint.label;

import org.jspecify.annotations.NullMarked;
