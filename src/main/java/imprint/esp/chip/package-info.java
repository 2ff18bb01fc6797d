/** One record per chip, in a table. */
@NullMarked
package imprint.esp.chip;

import org.jspecify.annotations.NullMarked;
