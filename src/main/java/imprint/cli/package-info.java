/** The command line: thin commands over the same services the window uses. */
@NullMarked
package imprint.cli;

import org.jspecify.annotations.NullMarked;
