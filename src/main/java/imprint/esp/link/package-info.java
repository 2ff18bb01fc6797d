/** Bytes and control lines to a board: serial port, TCP, memory; SLIP frames; resets. */
@NullMarked
package imprint.esp.link;

import org.jspecify.annotations.NullMarked;
