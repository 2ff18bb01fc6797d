/** What the Matter specification prescribes, as values; no files, no ports. */
@NullMarked
package imprint.matter;

import org.jspecify.annotations.NullMarked;
