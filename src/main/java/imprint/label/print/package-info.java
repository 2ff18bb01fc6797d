/**
 * Labels on paper: printers, what they say of themselves, and what became of a label that was sent.
 */
@NullMarked
package imprint.label.print;

import org.jspecify.annotations.NullMarked;
