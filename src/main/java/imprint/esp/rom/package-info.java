/** The commands of the mask ROM's serial loader as data, its replies, and the loader itself. */
@NullMarked
package imprint.esp.rom;

import org.jspecify.annotations.NullMarked;
