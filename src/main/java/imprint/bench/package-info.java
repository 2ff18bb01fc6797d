/** Boards made of software, answering the wire as the chips do. */
@NullMarked
package imprint.bench;

import org.jspecify.annotations.NullMarked;
