/**
 * The mask ROM's serial loader as the chips have it: frames in, frames out, with the habits of the
 * real one. Every rule was taken from the behaviour of the ROMs and is held to their recorded
 * answers.
 */
@NullMarked
package imprint.bench.rom;

import org.jspecify.annotations.NullMarked;
