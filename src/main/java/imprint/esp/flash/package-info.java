/** Partition table, flash plan, flasher and the proof of what is on the chip. */
@NullMarked
package imprint.esp.flash;

import org.jspecify.annotations.NullMarked;
